using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Calls;

/// <summary>Walks through everything that can be pressed, to whatever is said then, until nothing new is heard.</summary>
public sealed class EveryCallThatCanBeMade(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const int Longest = 12;

    private static readonly string[] Keys = ["", "0", "1", "2", "3", "4", "*"];

    // What may stand in a document. Nothing in it records, transcribes, streams or listens to speech.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Response"] = [],
        ["Gather"] = ["input", "numDigits", "timeout", "finishOnKey", "action", "actionOnEmptyResult"],
        ["Say"] = ["language", "voice"],
        ["Pause"] = ["length"],
        ["Hangup"] = [],
    };

    private readonly HashSet<string> _heard = [];

    [Theory]
    [InlineData("a house with room", "2027-06-04T18:05", true)]
    [InlineData("a house with room, for a hidden number", "2027-06-04T18:05", true)]
    [InlineData("a full house", "2027-06-04T18:05", true)]
    [InlineData("a full house, for a hidden number", "2027-06-04T18:05", true)]
    [InlineData("a house where a worker has the say", "2027-06-04T18:05", false)]
    [InlineData("a house that is shut", "2027-06-04T10:05", true)]
    [InlineData("a house after asking", "2027-06-04T23:05", true)]
    [InlineData("a house that opens later", "2027-06-04T17:05", true)]
    public async Task Every_way_through_a_call_ends_and_none_records_anybody(string where, string wallTime, bool autoConfirm)
    {
        var asking = where.EndsWith("opens later", StringComparison.Ordinal) ? "17:00 22:30" : "18:00 22:30";
        var isFull = where.StartsWith("a full", StringComparison.Ordinal);
        var isHidden = where.EndsWith("hidden number", StringComparison.Ordinal);
        // A place for every walk, so that none changes what the next one hears; or one, taken by somebody else.
        var night = await app.HouseOpens(wallTime, isFull ? 1 : 200, arrivals: isFull ? "18:30" : "18:30 21:30", autoConfirm: autoConfirm, asking: asking);
        if (isFull)
        {
            var visitor = night.Phone();
            await visitor.Texts("VISIT");
            await visitor.Texts("YES");
        }

        // Of those who are asked the same, the first goes on in the same call; the others ring again.
        List<(string[] Path, PhoneCall? Goes)> open = [([], null)];
        var steps = 0;
        while (open.Count > 0)
        {
            var next = new List<(string[], PhoneCall?)>();
            foreach (var (path, goes) in open)
            {
                steps++;
                Assert.InRange(path.Length, 0, Longest);
                var call = goes ?? await (isHidden ? night.WithoutNumber() : night.Phone()).Rings();
                foreach (var keys in goes is null ? path : path[^1..])
                    await call.Presses(keys);

                AssertHarmless(call);
                if (call.IsAsked && _heard.Add(Heard(call)))
                    next.AddRange((call.Root.Element("Gather")!.Attribute("numDigits")!.Value == "8" ? ["", "0", "22222222"] : Keys).Select((keys, at) => (path.Append(keys).ToArray(), at == 0 ? call : null)));
                else if (!call.IsAsked)
                    Assert.Matches("Goodbye for now.|open again|hang up now", call.Hears);
            }

            open = next;
        }

        Assert.InRange(steps, 9, 400);
    }

    /// <summary>Whatever somebody does not do, they come to a person or to the honest message.</summary>
    [Theory]
    [InlineData("2027-06-04T18:05", "")]
    [InlineData("2027-06-04T18:05", "2")]
    [InlineData("2027-06-04T18:05", "2 1")]
    [InlineData("2027-06-04T18:05", "2 1 2")]
    [InlineData("2027-06-04T18:05", "2 2")]
    [InlineData("2027-06-04T18:05", "0")]
    public async Task Silence_from_anywhere_leads_to_a_person(string wallTime, string before)
    {
        var night = await app.HouseOpens(wallTime, places: 2);
        var call = await night.Phone().Rings();
        foreach (var keys in before.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await call.Presses(keys);

        for (var silence = 0; call.IsAsked; silence++)
        {
            Assert.InRange(silence, 0, 6);
            await call.WaitsInSilence();
        }

        Assert.NotEmpty(await night.Inbox());
    }

    // Numbers of turns and code words differ from call to call.
    private static string Heard(PhoneCall call) =>
        System.Text.RegularExpressions.Regex.Replace(call.Hears, @"[Yy]our code word is: [^.]*\.|keys [\d ,then]+\.|keys are: [\d ,then]+\.", "");

    private static void AssertHarmless(PhoneCall call)
    {
        foreach (var element in call.Root.DescendantsAndSelf())
        {
            Assert.Contains(element.Name.ToString(), Allowed.Keys);
            Assert.Empty(element.Attributes().Select(attribute => attribute.Name.ToString()).Except(Allowed[element.Name.ToString()]));
        }

        Assert.Equal(call.IsAsked ? "dtmf" : null, call.Root.Element("Gather")?.Attribute("input")?.Value);
    }
}
