using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>The two files that another host gives out for us.</summary>
public sealed class WhileWeAreDown : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"fallback-{Guid.NewGuid():n}");

    private static readonly Dictionary<string, string> Nothing = [];

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task H29_Whoever_rings_is_told_so_kindly_and_where_help_is_now()
    {
        var ended = await ProgramProcess.Run(Nothing, "fallback", _folder, "+441134960001");

        Assert.Equal(0, ended.Code);
        var voice = await File.ReadAllTextAsync(Path.Combine(_folder, "voice.xml"));
        Assert.Contains("Please ring 0 1 1 3 4 9 6 0 0 0 1. In danger, ring 9 9 9.", voice, StringComparison.Ordinal);
        Assert.Contains("<Message>Hi, sorry, your text did not get through just now.", await File.ReadAllTextAsync(Path.Combine(_folder, "sms.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_another_number_nobody_is_sent_to_one()
    {
        await ProgramProcess.Run(Nothing, "fallback", _folder);

        Assert.Contains("Please ring again in a while.", await File.ReadAllTextAsync(Path.Combine(_folder, "voice.xml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fallback FOLDER [NUMBER]")]
    [InlineData("The number to ring instead must be one", "somewhere", "ask Anna")]
    public async Task What_cannot_be_meant_is_said_in_a_line(string expected, params string[] rest)
    {
        var ended = await ProgramProcess.Run(Nothing, ["fallback", .. rest]);

        Assert.Equal(1, ended.Code);
        Assert.StartsWith(expected, ended.Said.Single(), StringComparison.Ordinal);
    }
}
