namespace CrisisLine.Domain.Words;

/// <summary>What is asked once a place is kept. Nothing of it can cost the place.</summary>
public static partial class Scripts
{
    public static readonly Sentence WhichOfTwoTimes = new("IV32", "What time would suit you? Press 1 for {a}. Press 2 for {b}.");

    public static readonly Sentence WhichOfThreeTimes = new("IV33",
        "What time would suit you? Press 1 for {a}. Press 2 for {b}. Press 3 for {c}.");

    public static readonly Sentence TimeHasGone = new("IV34", "We are sorry, that time has just gone. Your own place is still kept {when}.");

    public static readonly Sentence Taxi = new("IV08", "Would a free taxi help? Press 1 for yes, 2 for no.");

    /// <summary>Where it should come is told to a person, or texted. It is never spoken to a machine.</summary>
    public static readonly Sentence TaxiComes = new("IV35", "Thank you. Your place is safe. A person will sort out the taxi with you.");

    public static readonly Sentence TaxiByText = new("IV94",
        "Thank you. Your place is safe. We text you now, to ask where the taxi should meet you.");

    public static readonly Sentence TaxiNeedsANumber = new("IV36",
        "For a free taxi we would have to ring you, and we cannot see your number. "
        + "If you need one, please ring us from a phone that shows its number, and press 1.");

    public static readonly Sentence MayWeText = new("IV37",
        "Is it safe to text you on this phone? Others may see it, so no is fine. Press 1 for yes, 2 for no.");

    public static readonly Sentence WillText = new("IV38", "Thank you. We will text you.");

    public static readonly Sentence WillNotText = new("IV39", "That is fine. We will not text you. You can ring us at any time to ask.");
}
