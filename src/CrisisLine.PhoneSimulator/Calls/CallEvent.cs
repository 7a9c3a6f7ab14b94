namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Something that happens to a leg while it listens.</summary>
internal abstract record CallEvent
{
    private CallEvent() { }

    public sealed record Key(char Pressed) : CallEvent;

    public sealed record Spoke(string Words) : CallEvent;

    public sealed record PickedUp : CallEvent;

    /// <summary>It has ended, whoever ended it.</summary>
    public sealed record Ended : CallEvent;

    /// <summary>The REST API sends it somewhere else.</summary>
    public sealed record Moved(Errand To) : CallEvent;

    /// <summary>Somebody dials the queue in which this leg waits first.</summary>
    public sealed record Taken(Call By, Errand? Hearing) : CallEvent;

    /// <summary>To one who dials an empty queue: somebody is in it now.</summary>
    public sealed record SomebodyWaits : CallEvent;

    /// <summary>The conference in which this leg waits has begun.</summary>
    public sealed record ConferenceBegan : CallEvent;

    /// <summary>Out of its conference, which is over or does not want it.</summary>
    public sealed record PutOut : CallEvent;

    /// <summary>To one who dials: that leg was picked up, and may still be hearing its whisper.</summary>
    public sealed record OtherPickedUp(Call Other) : CallEvent;

    /// <summary>To one who dials: that leg can be spoken with.</summary>
    public sealed record OtherReady(Call Other) : CallEvent;

    /// <summary>To one who dials: that leg has ended or gone elsewhere.</summary>
    public sealed record OtherGone(Call Other) : CallEvent;

    /// <summary>To one who was dialled: the other side has left.</summary>
    public sealed record Parted : CallEvent;
}
