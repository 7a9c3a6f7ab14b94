using System.Text.RegularExpressions;

namespace CrisisLine.Tests.Architecture;

/// <summary>The hazard log and the tests that carry its ids tell the same story.</summary>
public sealed partial class Hazards
{
    private static readonly IReadOnlyList<string[]> Log = Document.Table("hazards.md", "Id");

    private static readonly HashSet<string> Tests =
        [.. Source.Files("tests").SelectMany(file => Test().Matches(Source.Code(file))).Select(test => test.Groups["name"].Value)];

    [Fact]
    public void Every_test_that_names_a_hazard_stands_on_the_line_of_that_hazard() =>
        Assert.Equal(
            Tests.Where(test => NamesHazard().IsMatch(test)).Order(),
            Log.SelectMany(line => NamedBy(line).Where(test => test.StartsWith(line[0].Replace("-", "") + "_", StringComparison.Ordinal))).Order());

    [Fact]
    public void Every_hazard_of_the_log_is_proved_by_a_test_that_exists() =>
        Assert.Empty(Log.Where(line => NamedBy(line) is not [_, ..] named || named.Except(Tests).Any())
            .Select(line => $"{line[0]}: {string.Join(", ", NamedBy(line).Except(Tests))}"));

    [Fact]
    public void A_hazard_has_one_line_and_says_everything() =>
        Assert.All(Log, line =>
        {
            Assert.Single(Log, other => other[0] == line[0]);
            Assert.Equal(6, line.Length);
            Assert.DoesNotContain("", line);
        });

    private static string[] NamedBy(string[] line) => Document.List(line[4]);

    [GeneratedRegex(@"public (async )?(Task|void) (?<name>\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex(@"^H\d\d_")]
    private static partial Regex NamesHazard();
}
