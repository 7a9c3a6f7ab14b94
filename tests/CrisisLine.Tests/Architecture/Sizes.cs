using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Architecture;

/// <summary>The largest file of a program is usually its worst.</summary>
public sealed class Sizes
{
    [Theory]
    [InlineData("src", 250)]
    [InlineData("tests", 300)]
    public void No_file_is_too_long_to_be_read_at_one_sitting(string folder, int most) =>
        Assert.Equal("", string.Join(", ", Source.Files(folder)
            .Where(file => File.ReadLines(file).Count() > most)
            .Select(file => Path.GetRelativePath(Repository.Root, file))));
}
