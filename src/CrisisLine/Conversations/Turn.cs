using CrisisLine.Domain.Conversations;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Conversations;

/// <summary>One text of one person, as far as it has been understood.</summary>
/// <param name="ShowsDanger">A person must look at it at once. What it asks for is still done.</param>
/// <param name="Says">Puts outcomes into words for this service at this instant.</param>
public sealed record Turn(TextedService Service, Contact Contact, IncomingText Text, Reading Reading, bool ShowsDanger, Says Says)
{
    /// <exception cref="InvalidOperationException">They withheld it; whoever acts has looked before.</exception>
    public long Number => Contact.Number ?? throw new InvalidOperationException("Someone who withheld their number cannot be asked anything.");
}

/// <summary>What to say to a text.</summary>
/// <param name="AlsoForAPerson">A person of ours reads the text as well, and nothing more is said about that.</param>
public sealed record Said(IReadOnlyList<Outgoing> Texts, bool AlsoForAPerson = false)
{
    public static readonly Said Nothing = new([]);

    public static Said Of(params IEnumerable<Outgoing?> texts) => new([.. texts.OfType<Outgoing>()]);
}

/// <summary>What goes back to a phone.</summary>
/// <param name="Number">Whose row it is written to; null if nothing of theirs is left, or there never was anything.</param>
/// <param name="Erased">They asked to be forgotten, and are: the text itself goes too.</param>
public sealed record Replied(IReadOnlyList<Outgoing> Texts, long? Number, bool Plain, bool Erased = false)
{
    public static readonly Replied Nothing = new([], Number: null, Plain: false);
}
