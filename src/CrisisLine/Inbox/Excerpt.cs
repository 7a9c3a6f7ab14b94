using System.Text.RegularExpressions;

namespace CrisisLine.Inbox;

/// <summary>As much of a text as a list shows.</summary>
public static partial class Excerpt
{
    private const int Longest = 160;

    /// <summary>Its beginning, in one line. A row of digits may be a number, and no list ever shows one.</summary>
    public static string Of(string words)
    {
        var hidden = Digits.Replace(words.ReplaceLineEndings(" ").Trim(), "(digits)");
        return hidden.Length == 0 ? "(a picture, or nothing)" : hidden.Length <= Longest ? hidden : hidden[..(Longest - 1)] + "…";
    }

    public static string OfNote(string? kind) => kind switch
    {
        NoteForPerson.Undelivered => "A text of ours did not arrive.",
        NoteForPerson.OptedOut => "They want no more texts, and have a place tonight.",
        NoteForPerson.Unanswered => "They wait for an answer, and we may not text them.",
        NoteForPerson.HalfFinished => "They stopped answering our questions about tonight. Their place is kept.",
        NoteForPerson.ContactChange => "They would like to be reached in another way. Please ask them first.",
        NoteForPerson.Access => "They told us what would make their visit easier.",
        NoteForPerson.ClosedEarly => "They had a place tonight, and the house closes early. Please make sure that they know.",
        NoteForPerson.AsksForTaxi => "They would like a taxi.",
        NoteForPerson.AsksForCall => "They would like a call, and nobody has signed on to ring them.",
        NoteForPerson.AsksForPerson => "They rang and would like to speak to someone. They have not said that it is safe to ring back.",
        NoteForPerson.RangInSilence => "They rang and pressed nothing. Please think about whether it is safe to ring back.",
        NoteForPerson.RangOff => "They rang, and the call broke off. Please think about whether it is safe to ring back.",
        NoteForPerson.RingWithOffer => "A place is kept for them now, and they cannot be texted. Please ring and ask if they would like it.",
        NoteForPerson.RingWithNo => "No place came up for them tonight, and they cannot be texted. Please ring and tell them.",
        NoteForPerson.OfferWaits => "A place is kept for someone who hid their number. They hear of it when they ring again.",
        NoteForPerson.NobodyOnCall => "It was urgent and nobody had taken it, and nobody was on call who could be rung.",
        NoteForPerson.CallWaits => "They were promised a call, and nobody rings them yet. The time is nearly over.",
        NoteForPerson.CallNotKept => "We could not ring them as we promised, and they cannot be texted.",
        NoteForPerson.SomeoneElseAnswered => "We rang, and somebody else answered. Nobody rings there again tonight unless they ask.",
        NoteForPerson.ShortCall => "We rang, and it was over in a moment. Please ask the supporter who it was.",
        NoteForPerson.OtherNumber => "They asked on another phone to be rung on this one. Please make sure that it is right, and agree.",
        NoteForPerson.TaxiPlace => "They would like a taxi, and something about it waits for a person. See their journey.",
        NoteForPerson.TaxiByPhone => "No firm has said yes to their taxi. Please ring one; the words to read out are with their journey.",
        NoteForPerson.TaxiOverdue => "Their taxi should have come twenty minutes ago, and nobody has said that it has.",
        NoteForPerson.TaxiTell => "There is news of their taxi, and they cannot be texted. Please tell them.",
        NoteForPerson.NoTaxi => "There is no taxi for them. We told them that a person rings to find another way.",
        NoteForPerson.NoWayHome => "The house closes within the hour, and it is not known how they get home.",
        NoteForPerson.DriverRang => "A driver or the firm rang, perhaps about their car. The number is on the page of the taxis.",
        NoteForPerson.HomeUnheard => "They agreed that we ring once if they do not text that they are home, and they have not. Please ring once.",
        _ => "Something here waits for a person.",
    };

    // Six or more digits, however they are parted: +44 7700 900123, 07700-900123, (0113) 496 0123.
    [GeneratedRegex(@"\+?\(?\d(?:[\s().-]*\d){5,}")]
    private static partial Regex Digits { get; }
}
