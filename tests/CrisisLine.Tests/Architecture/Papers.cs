using System.Text.RegularExpressions;
using CrisisLine.Operations;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CrisisLine.Tests.Architecture;

/// <summary>What a newcomer copies from the papers works, and what the papers point to is there.</summary>
public sealed partial class Papers
{
    [Fact]
    public void The_script_that_the_README_shows_is_the_one_that_lies_in_docs() =>
        Assert.Contains(Read("docs/first-text.sh").TrimEnd(), Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public void The_example_settings_need_nothing_but_keys_to_be_understood_in_Production()
    {
        var key = Convert.ToBase64String(new byte[32]);
        var settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "appsettings.example.json"))
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Keys:Data", key), KeyValuePair.Create<string, string?>("Keys:Lookup", key)])
            .Build();

        Assert.Equal(["dial-house", "connect"], ProgramSettings.Read(settings, isProduction: true).Services.Select(service => service.Key));
    }

    [Fact]
    public void Every_link_between_the_papers_leads_somewhere() =>
        Assert.Equal("", string.Join(", ", Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .SelectMany(paper => Link().Matches(File.ReadAllText(paper)).Select(link => Path.Combine(Path.GetDirectoryName(paper)!, link.Groups["to"].Value)))
            .Where(target => !File.Exists(target))));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"\]\((?<to>(?!https?:)[^)#]+)\)")]
    private static partial Regex Link();
}
