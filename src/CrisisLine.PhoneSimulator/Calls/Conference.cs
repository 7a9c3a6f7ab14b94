using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>A room in which any number of legs hear each other, once it has begun.</summary>
internal sealed class Conference(string name, TimeProvider clock)
{
    public string Sid { get; } = World.Sid.New("CF");

    public string Name => name;

    /// <summary>init, in-progress or completed.</summary>
    public string Status { get; set; } = "init";

    public DateTimeOffset Created { get; } = clock.GetUtcNow();

    public DateTimeOffset Updated { get; set; } = clock.GetUtcNow();

    /// <summary>Those who are in it, and those whom it has rung and who have yet to pick up.</summary>
    public List<Participant> Participants { get; } = [];

    public IEnumerable<Participant> Present => Participants.Where(participant => participant.IsIn);

    /// <summary>Where its news are told: what the first one to come in said, and nobody after them. Null for nowhere.</summary>
    public (string Url, string Method, IReadOnlyList<string> Events)? News { get; set; }

    /// <summary>Of the next news.</summary>
    public int Sequence { get; set; }

    public string? ReasonEnded { get; set; }

    /// <summary>The sid of the call whose leaving ended it; null if none did.</summary>
    public string? EndedBy { get; set; }

    public bool HasBegun => Status == "in-progress";

    public bool IsOver => Status == "completed";

    /// <returns>The legs that hear this one.</returns>
    public IEnumerable<Call> HearersOf(Call speaker) =>
        HasBegun && Present.Any(one => one.Call == speaker && one is { Muted: false, Hold: false })
            ? Present.Where(one => one.Call != speaker && !one.Hold).Select(one => one.Call)
            : [];
}

/// <summary>A leg and what it may do in a conference.</summary>
internal sealed class Participant(Call call, TimeProvider clock)
{
    public Call Call => call;

    public DateTimeOffset Created { get; } = clock.GetUtcNow();

    public DateTimeOffset Updated { get; set; } = clock.GetUtcNow();

    /// <summary>What the service calls it; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it is in the room, and not still being rung.</summary>
    public bool IsIn { get; set; }

    public bool Muted { get; set; }

    public bool Hold { get; set; }

    /// <summary>Whether the conference may begin because of this one.</summary>
    public bool Starts { get; set; } = true;

    /// <summary>Whether the conference is over when this one leaves.</summary>
    public bool Ends { get; set; }
}

internal static class ConferencesOfExchange
{
    /// <returns>The one of that name that is not over; a new one if there is none.</returns>
    public static Conference OpenConference(this Exchange exchange, string name)
    {
        if (exchange.Conferences.Find(open => open.Name == name && !open.IsOver) is { } there)
            return there;

        var conference = new Conference(name, exchange.Clock);
        exchange.Conferences.Add(conference);
        return conference;
    }
}
