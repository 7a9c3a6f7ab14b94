using System.Net.Sockets;
using System.Text;
using CrisisLine.Imports;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>A gigabyte is refused before it has come, in words, and nothing of it is kept.</summary>
public sealed class SheetsThatAreTooLarge(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_gigabyte_is_refused_before_it_has_come()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");

        var answer = await Announces(max, bytes: 1_000_000_000);

        Assert.StartsWith("HTTP/1.1 413", answer);
        Assert.Contains("That file is too large", answer);
        Assert.Contains("Nothing of it was kept.", answer);
        Assert.Equal(0, await Kept.Count(app, "import"));
    }

    [Fact]
    public async Task Nor_does_the_command_begin_to_read_one()
    {
        var path = Path.GetTempFileName();
        await using var sheet = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        sheet.SetLength(1_000_000_000);

        var answer = await app.Database.Transact(tx => ImportSheet.Visits(tx, sheet, account: null), CancellationToken.None);

        Assert.Equal("Line 1: The file is larger than 100 MB. Please bring it in a few years at a time.", answer.Faults());
        Assert.Equal(0, await Kept.Count(app, "import"));
    }

    [Fact]
    public async Task Nobody_else_is_let_in_by_the_size_of_what_they_bring()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        using var vera = await Colleague.SignsIn(app, house.Key, Role.Viewer, "Vera");

        Assert.StartsWith("HTTP/1.1 302", await Announces(vera, bytes: 1_000_000_000));
    }

    /// <summary>Says how much will come, and sends the beginning of it.</summary>
    private async Task<string> Announces(Colleague somebody, long bytes)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(app.Line.Address.Host, app.Line.Address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /figures/imports HTTP/1.1\r\nHost: {app.Line.Address.Authority}\r\nAccept: text/html\r\nCookie: {somebody.Ticket.Name}={somebody.Ticket.Value}\r\n"
            + $"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {bytes}\r\n\r\n--x\r\n"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = new StreamReader(stream);
        // Kestrel ends its answer with an empty part, or with the connection.
        var said = new StringBuilder();
        while (await answer.ReadLineAsync(patience.Token) is { } words && words != "0")
            said.AppendLine(words);
        return said.ToString();
    }
}
