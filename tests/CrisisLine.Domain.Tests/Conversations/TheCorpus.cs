using CrisisLine.Domain.Conversations;

namespace CrisisLine.Domain.Tests.Conversations;

/// <summary>H-10: several hundred invented texts of every kind, and what becomes of each. See corpus.tsv.</summary>
public sealed class TheCorpus
{
    private static readonly string[] Distress = ["danger", "oblique", "doubt", "mixed", "carer"];

    private static readonly List<Sent> Texts = [.. File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Conversations", "corpus.tsv"))
        .Skip(1)
        .Select(line => line.Split('\t'))
        .Select(part => new Sent(part[0], part[1] == "yes", Enum.Parse<Wish>(part[2]), part[3] == "yes", part[4]))];

    public static TheoryData<string> Kinds => [.. Texts.Select(text => text.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_text_is_read_for_the_wish_it_holds(string kind) =>
        None(Texts.Where(text => text.Kind == kind && Wishes.Read(text.Words).Wish != text.Wish));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_text_reaches_a_person_unless_it_is_a_plain_command(string kind) =>
        None(Texts.Where(text => text.Kind == kind
            && (Wishes.Read(text.Words).SaysMore || DangerSeed.Phrases.In(text.Words)) != text.ReachesPerson));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_text_is_urgent_if_it_holds_a_sign_of_danger_and_not_otherwise(string kind) =>
        None(Texts.Where(text => text.Kind == kind && DangerSeed.Phrases.In(text.Words) != text.Urgent));

    [Fact]
    public void No_text_in_distress_or_doubt_is_left_to_software()
    {
        var distress = Texts.Where(text => Distress.Contains(text.Kind)).ToList();

        Assert.True(distress.Count >= 120, $"Only {distress.Count} texts in distress or doubt.");
        None(distress.Where(text => !Wishes.Read(text.Words).SaysMore));
    }

    [Fact]
    public void No_text_in_distress_or_doubt_is_taken_for_a_name_a_choice_or_a_skip() =>
        None(Texts.Where(text => Distress.Contains(text.Kind) && !text.Urgent && text.Wish is Wish.Unsure
            && (Answers.Name(text.Words) is not null || Answers.Choice(text.Words, 3) is not null || Answers.IsSkip(text.Words))));

    [Fact]
    public void It_is_large_and_says_nothing_twice()
    {
        Assert.True(Texts.Count >= 300);
        Assert.Empty(Texts.GroupBy(text => text.Words).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    private static void None(IEnumerable<Sent> wrong)
    {
        var lines = wrong.Select(text =>
            $"\"{text.Words}\": {Wishes.Read(text.Words)}, urgent {DangerSeed.Phrases.In(text.Words)}; expected {text}").ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    private sealed record Sent(string Words, bool Urgent, Wish Wish, bool ReachesPerson, string Kind);
}
