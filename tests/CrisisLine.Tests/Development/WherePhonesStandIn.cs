using System.Net;
using System.Net.Sockets;
using CrisisLine.Operations;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CrisisLine.Tests.Development;

/// <summary>Pretend phones stand in for a provider that nobody configured, and for nothing else.</summary>
public sealed class WherePhonesStandIn : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Create();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task In_production_there_are_no_phones_and_no_clock_that_can_be_moved()
    {
        var phones = RunningNode.FreePort();
        var settings = NodeSettings.For(_database.ConnectionString);
        settings.Remove("Clock__StartAt");
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["Keys__Data"] = settings["Keys__Lookup"] = Convert.ToBase64String(new byte[32]);
        settings["Simulator__Urls"] = $"http://127.0.0.1:{phones}";

        await using var node = await RunningNode.Start(settings);

        Assert.Equal(404, (await node.Line.Get("/development/clock")).Status);
        await Assert.ThrowsAsync<SocketException>(() => Connect(phones));
        Assert.DoesNotContain(node.Process.Said, line => line.StartsWith("Phones", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_database_that_was_given_there_are_phones_at_another_port_if_theirs_is_taken_but_the_clock_stays()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var settings = NodeSettings.For(_database.ConnectionString);
        foreach (var name in new[] { "Twilio__ApiBaseUrl", "Twilio__AccountSid", "Twilio__AuthToken", "PublicUrl" })
            settings.Remove(name);
        settings["Simulator__Urls"] = $"http://{taken.LocalEndpoint}";

        await using var node = await RunningNode.Start(settings);
        var phones = await node.Process.Says("Phones");

        Assert.DoesNotContain(settings["Simulator__Urls"], phones, StringComparison.Ordinal);
        await Connect(new Uri(phones.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Port);
        Assert.Equal(404, (await node.Line.Get("/development/clock")).Status);
    }

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(false, "Twilio:AccountSid", false)]
    [InlineData(false, "Twilio:AuthToken", false)]
    [InlineData(false, "Twilio:ApiBaseUrl", false)]
    [InlineData(true, null, false)]
    [InlineData(true, "Simulator:Urls", false)]
    public void A_provider_that_is_given_even_in_part_is_never_pretended(bool isProduction, string? given, bool arePhones)
    {
        var settings = Settings(given is null ? [] : new() { [given] = "http://127.0.0.1:9" });

        Assert.Equal(arePhones, ProgramSettings.Examine(settings, isProduction).Settings.PhonesAt is not null);
    }

    [Fact]
    public void An_address_for_the_phones_that_is_none_has_its_line()
    {
        var (_, faults) = ProgramSettings.Examine(Settings(new() { ["Simulator:Urls"] = "8090" }), isProduction: false);

        Assert.Equal(["Simulator:Urls must be a whole address, such as http://127.0.0.1:8090."], faults);
    }

    private static IConfiguration Settings(Dictionary<string, string?> given) => new ConfigurationBuilder().AddInMemoryCollection(given).Build();

    private static async Task Connect(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
    }
}
