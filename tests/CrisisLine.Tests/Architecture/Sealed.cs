using System.Text.RegularExpressions;
using CrisisLine.Data;

namespace CrisisLine.Tests.Architecture;

/// <summary>A sealed column that the change of keys does not know would keep its old key, and be lost with it.</summary>
public sealed partial class Sealed
{
    private static readonly IReadOnlyList<string[]> OnPaper =
        [.. Document.Table("what-we-store.md", "Column").Where(row => row[1].Split("; ").Contains("sealed"))];

    [Fact]
    public void The_change_of_keys_reaches_every_column_that_the_paper_calls_sealed_and_no_other() =>
        Assert.Equal(OnPaper.Select(row => row[0]).Order(), SealedColumns.All.Select(column => column.ToString()).Order());

    [Fact]
    public void The_code_seals_exactly_those_columns_but_for_what_nothing_fills_yet() =>
        Assert.Equal(
            OnPaper.Where(row => !row[1].Contains("nothing fills it yet")).Select(row => row[0]).Order(),
            Source.Files("src/CrisisLine").SelectMany(file => Seal().Matches(Source.Code(file)))
                .Select(seal => seal.Groups["column"].Value).Distinct().Order());

    /// <summary>A name that is put together elsewhere could not be held against the paper.</summary>
    [Fact]
    public void Whoever_seals_says_for_which_column_on_the_spot() =>
        Assert.Equal("", string.Join(", ", Source.Files("src/CrisisLine")
            .Where(file => Path.GetFileName(file) is not ("FieldKeys.cs" or "Reseal.cs") && SealOfAnything().Count(Source.Code(file)) != Seal().Count(Source.Code(file)))
            .Select(file => Path.GetFileName(file))));

    [GeneratedRegex(@"\.Seal\(\s*""(?<column>\w+\.\w+)""")]
    private static partial Regex Seal();

    [GeneratedRegex(@"\.Seal\(")]
    private static partial Regex SealOfAnything();
}
