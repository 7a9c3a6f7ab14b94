using CrisisLine.Data;

namespace CrisisLine.Rings;

/// <summary>How a ring stands, as it is written in its column.</summary>
public static class RingState
{
    public const string Queued = "queued", Posting = "posting", Unknown = "unknown", Ringing = "ringing", Answered = "answered";

    /// <summary>They took on what it was about.</summary>
    public const string Taken = "taken";

    /// <summary>They pressed that they cannot; they pressed nothing; they were in a call; they did not pick up.</summary>
    public const string Declined = "declined", Silent = "silent", Busy = "busy", NoAnswer = "no_answer";

    /// <summary>The provider would not or could not, or nothing was heard until it was no use any more.</summary>
    public const string Failed = "failed", Unheard = "unheard";

    /// <summary>Nobody was needed any more: before the phone rang, and after it was picked up.</summary>
    public const string CalledOff = "called_off", Late = "late";

    /// <summary>The phone rang, or should have, and nobody took it on: whoever wanted it rung goes on.</summary>
    public static bool IsInVain(string state) => state is Declined or Silent or Busy or NoAnswer or Failed or Unheard;

    public static bool IsOver(string state) => IsInVain(state) || state is Taken or CalledOff or Late;
}

/// <summary>A phone that we ring, and what about.</summary>
/// <param name="Account">Whose phone, if it is somebody who works here.</param>
/// <param name="Subject">The row that it is about; <see cref="Errand"/> knows of which table.</param>
public sealed record Ring(long Id, int ServiceId, Guid? AccountId, string Purpose, long Subject, string State, string OurNumber)
{
    /// <returns>Null if there is no such ring.</returns>
    public static Task<Ring?> Look(Tx tx, long ring) => Read(tx, ring, "");

    /// <summary>Keys that come twice, or at the same moment, are answered one after the other.</summary>
    /// <remarks>What it is about is held before it (<see cref="Errand.Hold"/>).</remarks>
    public static async Task<Ring> Hold(Tx tx, long ring) =>
        await Read(tx, ring, "for no key update") ?? throw new InvalidOperationException("A ring that was there is gone.");

    private static Task<Ring?> Read(Tx tx, long ring, string hold) =>
        tx.OneOrNone<Ring>(
            $"""
            select id, service_id, account_id, purpose, subject, state, our_number
            from ring
            where id = @ring
            {hold}
            """, new { ring });
}
