using CrisisLine.Domain.People;

namespace CrisisLine.Domain.Conversations;

/// <summary>One text to one of our numbers.</summary>
/// <param name="Id">The provider's name for it; the same each time it is delivered.</param>
/// <param name="From">Null if the sender withheld their number, or wrote from something that is no phone.</param>
/// <param name="To">Says which service was texted.</param>
/// <param name="Words">As they wrote it; empty for a picture alone.</param>
/// <param name="Media">Addresses of pictures and the like, as the provider gives them.</param>
/// <param name="OptOut">What the provider itself took the text for, when it looks after opting out.</param>
public sealed record IncomingText(
    string Id, PhoneNumber? From, PhoneNumber To, string Words, IReadOnlyList<string> Media, OptOutWord OptOut);

/// <summary>The provider's own reading of a text. Where it says STOP, it sends nothing more whatever we do.</summary>
public enum OptOutWord { None, Stop, Start, Help }
