using CrisisLine.Domain.Conversations;

namespace CrisisLine.Domain.Team;

/// <summary>What somebody of the team can text us.</summary>
public enum TeamWord { On, Off, Take, Debrief, Yes, Cannot, Ok, Longer, Red }

/// <summary>
/// Reads a text of somebody who rings people. Only these words count, alone: a supporter may need somebody themselves, and
/// whatever else they write is a person's text like any other.
/// </summary>
public static class TeamWords
{
    private static readonly Dictionary<string, TeamWord> All = new Dictionary<TeamWord, string>
    {
        [TeamWord.On] = "on, sign on, signing on, im on, i am on, im here, here",
        [TeamWord.Off] = "off, sign off, signing off, im off, i am off",
        [TeamWord.Take] = "take, take it, take one, ill take it",
        [TeamWord.Debrief] = "debrief, debrief please, i need debrief, i need a debrief",
        [TeamWord.Yes] = "yes, y, yes please, yep, yeah, yes ill be there, yes i can",
        [TeamWord.Cannot] = "cannot, cant, can not, i cannot, i cant, no, sorry cannot, sorry cant, sorry i cant, cannot sorry, cant make it, i cant make it",
        [TeamWord.Ok] = "ok, okay, k, all ok, all okay, im ok, all fine, fine, home, im home, home safe",
        [TeamWord.Longer] = "30, 30 more, 30 min, 30 mins, 30 minutes, 30 more minutes",
    }.SelectMany(pair => pair.Value.Split(", ").Select(words => (words, pair.Key))).ToDictionary();

    /// <returns>Null if it is no word of the team's.</returns>
    public static TeamWord? Read(string text)
    {
        var words = PlainWords.Of(text);
        // Whoever asks for help so may go on, and is not asked to be exact.
        if (words is ["red", ..] or [.., "red"] and { Length: <= 4 })
            return TeamWord.Red;
        return All.TryGetValue(string.Join(' ', words), out var word) ? word : null;
    }
}
