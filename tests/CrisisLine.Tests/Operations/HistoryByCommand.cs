using CrisisLine.Operations;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>Somebody at the machine brings in years of history and prints one of them.</summary>
public sealed class HistoryByCommand : IAsyncLifetime, IDisposable
{
    private readonly GoLive _service = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sheets").FullName;

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_year_of_visits_is_brought_in_once_and_printed()
    {
        var house = _service.Settings.Single(one => one.Key == "Services:0:Key").Value!;
        var sheet = await File("visits.csv", Sheets.Visits(house, 2014, 1474, 214, 671, 891, 870));

        var first = await ProgramProcess.Run(_service.Environment(), "import", "visits", sheet);
        Assert.Equal((0, "1474 visits from 2014-01-01 to 2014-12-31 are here now."), (first.Code, first.Said[0]));
        var again = await ProgramProcess.Run(_service.Environment(), "import", "visits", sheet);
        Assert.Equal((0, "This file is here already. Nothing is different."), (again.Code, again.Said[0]));
        var report = await ProgramProcess.Run(_service.Environment(), "report", "annual", "2014", "--service", house);

        Assert.Equal(0, report.Code);
        Assert.StartsWith("In 2014 214 people made 1474 visits to ", report.Said[0]);
        Assert.Contains(report.Said, line => line.Contains("issue:self_injury", StringComparison.Ordinal) && line.Contains("671 of 1474 (45.5%) visits", StringComparison.Ordinal));
        Assert.Equal("command line", await _service.ConnectionString.Answer("select actor from audit_entry where action = 'imported'"));
    }

    [Fact]
    public async Task A_line_that_cannot_be_meant_is_told_with_its_number_and_nothing_is_kept()
    {
        var sheet = await File("visits.csv", $"{Sheets.VisitHeadings}\nnowhere,2014-06-06,Jay,18:30,,,,,,,\n");

        var ended = await ProgramProcess.Run(_service.Environment(), "import", "visits", sheet);

        Assert.Equal(1, ended.Code);
        Assert.Equal(["Line 2: service is not the key of a house.", "Nothing of the file was kept."], ended.Said);
        Assert.Equal("0", await _service.ConnectionString.Answer("select count(*)::text from import"));
        var report = await ProgramProcess.Run(_service.Environment(), "report", "annual", "2014");
        Assert.Equal(1, report.Code);
        Assert.StartsWith("The year 2014 cannot be told. Nothing is known of 2014-01, 2014-02", report.Said[0]);
    }

    private async Task<string> File(string name, string words)
    {
        var path = Path.Combine(_folder, name);
        await System.IO.File.WriteAllTextAsync(path, words);
        return path;
    }
}

/// <summary>What is not a question about history is told so, before anything is opened.</summary>
public sealed class CommandsThatCannotBeMeant
{
    [Theory]
    [InlineData("import")]
    [InlineData("import", "taxis", "file.csv")]
    [InlineData("import", "visits", "no-such-file.csv")]
    [InlineData("report", "annual")]
    [InlineData("report", "annual", "MMXIV")]
    public async Task What_cannot_be_meant_is_said(params string[] words) => Assert.Equal(1, await Commands.Run(words));
}
