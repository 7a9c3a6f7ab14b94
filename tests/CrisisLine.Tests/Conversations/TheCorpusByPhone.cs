using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Conversations;

/// <summary>Several hundred invented texts (corpus.tsv), sent as people would send them: what becomes of each in the whole program.</summary>
public sealed class TheCorpusByPhone(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly List<Sent> Texts = [.. File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Conversations", "corpus.tsv"))
        .Skip(1)
        .Select(line => line.Split('\t'))
        .Select(part => new Sent(part[0], part[1] == "yes", part[3] == "yes", part[4]))];

    private static readonly string[] Distress = ["danger", "oblique", "doubt", "mixed", "carer"];

    [Fact]
    public async Task H10_Every_text_that_is_more_than_a_command_reaches_a_person_and_none_is_called_wrong()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 150, arrivals: "18:30 20:00 21:30 23:00");

        var answers = await Send(night, Texts, begin: [], from: 0);

        Assert.All(answers, answer => Assert.DoesNotMatch("(?i)invalid|unrecogni|not understood|did not understand|error", answer.Words));
        await EachReachedAPerson(answers.Where(answer => answer.Text.ReachesPerson));
    }

    /// <summary>Right after the YES we ask for a name: despair is never taken for one.</summary>
    [Fact]
    public async Task H10_Every_text_in_distress_reaches_a_person_also_while_a_question_of_ours_is_open()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 150, arrivals: "18:30 20:00 21:30 23:00");

        var answers = await Send(night, [.. Texts.Where(text => Distress.Contains(text.Kind))], begin: ["VISIT", "YES"], from: 1000);

        await EachReachedAPerson(answers);
        var names = (await night.Seen())["requests"]!.AsArray().Select(request => (string)request!["displayName"]!).ToHashSet();
        Assert.DoesNotContain(answers, answer => names.Contains(answer.Text.Words));
    }

    private async Task<IReadOnlyList<Answered>> Send(HouseNight night, IReadOnlyList<Sent> texts, string[] begin, int from)
    {
        var answers = new Answered[texts.Count];
        await Parallel.ForAsync(0, texts.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (at, _) =>
        {
            // A phone for each, drama numbers and those next to them: two on one phone would share a thread.
            var (phone, sid) = (new Phone($"+44770090{from + at:d4}", night.Number, app.Line), Phone.NewSid());
            foreach (var words in begin)
                await phone.TextsUntilAnswered(words);
            answers[at] = new Answered(texts[at], sid, await phone.TextsUntilAnswered(texts[at].Words, sid));
        });
        return answers;
    }

    private async Task EachReachedAPerson(IEnumerable<Answered> answers)
    {
        var urgency = await Urgency();
        Assert.Empty(answers.Where(answer => !urgency.TryGetValue(answer.Sid, out var urgent) || urgent != answer.Text.Urgent).Select(answer => answer.Text));
    }

    private Task<Dictionary<string, bool>> Urgency() =>
        app.Database.Transact(async tx => (await tx.Many<Kept>("select incoming_text_id as sid, urgent from thread_text join thread on thread.id = thread_id"))
            .ToDictionary(kept => kept.Sid, kept => kept.Urgent), CancellationToken.None);

    private sealed record Sent(string Words, bool Urgent, bool ReachesPerson, string Kind);

    private sealed record Answered(Sent Text, string Sid, string Words);

    private sealed record Kept(string Sid, bool Urgent);
}
