using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;

namespace CrisisLine.Rings;

/// <summary>What phones are rung for: what is said to whoever picks up, what their keys do, and who goes on if nobody takes it on.</summary>
/// <param name="Hold">Takes the lock on what it is about. It comes before the ring's own row (docs/rooms.md).</param>
/// <param name="IsWanted">Whether the phone should still ring; asked just before it does.</param>
/// <param name="Answer">What they hear when they pick up, and after each key. What it is about, and the ring, are held.</param>
/// <param name="InVain">This ring came to nothing. What it is about is held.</param>
public sealed record Errand(
    string Purpose, Func<Tx, long, Task> Hold, Func<Tx, long, Task<bool>> IsWanted, Func<Tx, Ring, RingTurn, Task<RingAnswer>> Answer,
    Func<Tx, long, Task> InVain)
{
    /// <summary>Of those that join them with somebody else: somebody, or a machine, picked up there.</summary>
    public Func<Tx, long, Task> PickedUpThere { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>The call is over, also one that was taken on. What it is about is held.</summary>
    public Func<Tx, long, Task> HungUp { get; init; } = (_, _) => Task.CompletedTask;
}

/// <param name="Number">0: the phone was picked up just now; else how often keys have been waited for.</param>
/// <param name="Keys">What was pressed; empty after a silence, and when it was picked up.</param>
/// <param name="Sid">The provider's id of this call: after a lost answer there can be two.</param>
/// <param name="There">What became of the other phone that they were joined with; null if this is about something else.</param>
public sealed record RingTurn(int Number, string Keys, string Sid, OtherPhone? There = null)
{
    public bool IsPickedUp => Number == 0;
}

/// <param name="WasAnswered">By a person or a machine, and the two were joined.</param>
public sealed record OtherPhone(bool WasAnswered, bool IsBusy, bool HasFailed);

/// <summary>What is said to them next.</summary>
/// <param name="AsksForKey">It waits for one key then; else it hangs up.</param>
/// <param name="State">How the ring stands now (<see cref="RingState"/>).</param>
public sealed record RingAnswer(IReadOnlyList<Outgoing> Lines, bool AsksForKey, string State)
{
    private const int MostSilences = 2;

    /// <summary>Whose phone is rung then, to join the two; null for nobody's. For the wire alone.</summary>
    public string? Other { get; private init; }

    /// <summary>They took it on; another phone is rung, from the number that they were rung from.</summary>
    public static RingAnswer Connect(string other, params IEnumerable<Outgoing> lines) =>
        new([.. lines], AsksForKey: false, RingState.Taken) { Other = other };

    /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
    public override string ToString() => nameof(RingAnswer);

    public static RingAnswer Ask(params IEnumerable<Outgoing> lines) => new([.. lines], AsksForKey: true, RingState.Answered);

    /// <summary>Every key but 1: they cannot; a silence or another key is asked about once more, and then it ends.</summary>
    /// <param name="ask">What they were asked when they picked up.</param>
    public static RingAnswer NotTaken(RingTurn turn, Sentence ask) => turn switch
    {
        { Keys: "2" } => Goodbye(RingState.Declined, Outgoing.Of(Scripts.YouCannot)),
        { Number: >= MostSilences } => Goodbye(RingState.Silent, Outgoing.Of(Scripts.HeardNoKey)),
        { Keys: "" } => Ask(Outgoing.Of(ask)),
        _ => Ask(Outgoing.Of(Scripts.KeyDoesNothing), Outgoing.Of(ask)),
    };

    public static RingAnswer Goodbye(string state, params IEnumerable<Outgoing> lines) => new([.. lines], AsksForKey: false, state);
}

/// <summary>All of them; <c>Service.cs</c> writes the list, so that this room knows nobody.</summary>
public sealed class Errands(IEnumerable<Errand> errands)
{
    private readonly Dictionary<string, Errand> _byPurpose = errands.ToDictionary(errand => errand.Purpose);

    public Errand Of(Ring ring) => Of(ring.Purpose);

    public Errand Of(string purpose) => _byPurpose[purpose];
}
