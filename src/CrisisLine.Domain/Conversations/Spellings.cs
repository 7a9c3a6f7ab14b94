using System.Collections.Frozen;

namespace CrisisLine.Domain.Conversations;

/// <summary>Which spellings, on a phone at night, are the same word; and which words are the same thing to a house.</summary>
internal static class Spellings
{
    private static readonly FrozenDictionary<string, string[]> Settled = new Dictionary<string, string>
    {
        ["visit"] = "vist, visti, viist, visitt, vsit, visir, visut, viait, visiy, visi, vizit, vissit, viset",
        ["book"] = "boook, bok, buk, bokk, booke",
        ["booking"] = "bookin, boking, bookign, boooking, bookng",
        ["booked"] = "boooked, bookd",
        ["tonight"] = """
            tonite, tonit, tonigt, tonght, tonihgt, tonigth, toniht, tnight, 2nite, 2night, 2nyt, 2nt, to night, 2 night, 2 nite
            """,
        ["this evening"] = "this eve, dis evening, this evenin, this evning",
        ["place"] = "places, plase, plce, palce, room, rooms, rom, roon, spot, spots",
        ["space"] = "spaces, spce, spase",
        ["come"] = "cum, com, comme, cme, coem",
        ["coming"] = "comin, cuming, cumin, comming, comeing",
        ["can"] = "cn, could, cud, culd, cld, may",
        ["cant"] = "cannot, cnt, can not, carnt",
        ["there"] = "ther, thre, their",
        ["theres"] = "there is, ther is, thers",
        ["have"] = "hav, hve, av",
        ["need"] = "ned, nede, neeed",
        ["you"] = "u, ya, yous",
        ["your"] = "ur, youre",
        ["are"] = "r",
        ["to"] = "2, too",
        ["for"] = "4",
        ["please"] = "pls, plss, plz, plzz, plse, pleas, plees, pleae, plese, pleasee",
        ["thanks"] = "thank you, thankyou, thx, thnx, tnx, thanx, thank u, ty, thks",
        ["im"] = "i am, iam",
        ["id"] = "i would, i wud",
        ["ill"] = "i will",
        ["ive"] = "i have",
        ["dont"] = "do not, dnt",
        ["wont"] = "will not",
        ["want to"] = "wanna, wana, want 2",
        ["going to"] = "gonna, gona, gunna, gna, going 2",
        ["got to"] = "gotta",
        ["anymore"] = "any more, anymor, any longer",
        ["not"] = "nt, nto, nott",
        ["cancel"] = "cancle, cancell, cansel, cancl, canel",
        ["yes"] = "yess, yesss, yessss, yesh, yus",
        ["what time"] = "wot time, wat time",
        ["status"] = "staus, statis, stauts",
        ["suicide"] = """
            suiside, suicde, sucide, suacide, suicid, suecide, suicied, sucicide, siucide, suiscide, suicude, suizide
            sewicide, suicidee, sucidie, suisid, sicide, su1cide, suic1de, su1c1de, sooicide, suside
            """,
        ["suicidal"] = """
            suicidle, suicidel, suisidal, suisidle, sucidal, suicdal, suicidial, suicidol, suicidul, siucidal, sucidle
            susidal, suicida
            """,
        ["kill"] = "kil, kll, kiil, kiill, k1ll, kilk, kyll",
        ["killing"] = "killin, kilin, kiling, kilng, killn",
        ["myself"] = "meself, mysel, myslef, mysef, myelf, mself, mesel, my self, me self, mi self, myselves, mysellf, myselff",
        ["overdose"] = "overdoes, overdos, ovadose, overdoze, overdse",
        ["goodbye"] = "goodby, gudbye, good bye, gdbye, gudby, goobye",
        ["life"] = "lyf, lyfe, lif",
        ["live"] = "liv, lve",
        ["dead"] = "ded, deadd",
        ["with"] = "wiv, wif, wth",
        ["without"] = "wivout, witout, wifout",
        ["nothing"] = "nothin, nuffin, nuthin, nuffink",
        ["everything"] = "evrything, everythin, everyfing, evryfing, everythng",
        ["he is"] = "hes, hees",
        ["she is"] = "shes",
    }.SelectMany(word => Several(word.Value), (word, spelling) => (spelling, word.Key))
        .ToFrozenDictionary(pair => pair.spelling, pair => pair.Key.Split(' '));

    private static readonly FrozenSet<string> BeginsPair =
        Settled.Keys.Where(spelling => spelling.Contains(' ')).Select(spelling => spelling.Split(' ')[0]).ToFrozenSet();

    /// <summary>Small words that change nothing about a wish. "The end" is safe: END counts only as it was written.</summary>
    private static readonly FrozenSet<string> Small = FrozenSet.Create("a", "an", "any", "the", "just");

    public static string[] Settle(string[] words)
    {
        var settled = new List<string>();
        for (var at = 0; at < words.Length; at++)
        {
            if (at + 1 < words.Length && BeginsPair.Contains(words[at])
                && Settled.TryGetValue($"{words[at]} {words[at + 1]}", out var pair))
            {
                settled.AddRange(pair);
                at++;
            }
            else
                settled.AddRange(Settled.TryGetValue(words[at], out var word) ? word : [words[at]]);
        }

        return [.. settled.Where(word => !Small.Contains(word))];
    }

    /// <summary>A list as people write one: with commas, over as many lines as it takes.</summary>
    public static string[] Several(string list) =>
        list.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
