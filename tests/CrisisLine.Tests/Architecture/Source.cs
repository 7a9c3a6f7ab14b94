using System.Text.RegularExpressions;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Architecture;

/// <summary>Our own source, as the tests of its shape read it: they see half-written names too, and need no package.</summary>
public static partial class Source
{
    public static string Program { get; } = Path.Combine(Repository.Root, "src", "CrisisLine");

    /// <summary>The folders of the service; each is a room.</summary>
    public static IReadOnlyList<string> Rooms { get; } =
        [.. Directory.GetDirectories(Program).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj", "wwwroot"]).Order()];

    /// <summary>C# files below a folder of the repository, but not what a build put there.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !BuiltFile().IsMatch(file));

    /// <summary>A file without its comments, so that a comment may name what the code may not.</summary>
    public static string Code(string file) => Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex BuiltFile();

    [GeneratedRegex(@"(?<!:)//.*")]
    private static partial Regex Comment();
}
