using System.Security.Cryptography;
using CrisisLine.Operations;
using Microsoft.Extensions.Configuration;
using NodaTime.Extensions;

namespace CrisisLine.Tests.Support;

/// <summary>A service that is ready for real use, the simulator its provider; a test takes one thing away and checks.</summary>
public sealed class GoLive : IAsyncLifetime
{
    public const string Number = "+441134960001", QuietNumber = "+441134960009";

    private TestDatabase _database = null!;

    public HandClock Clock { get; } = new() { Now = Instant.FromUtc(2027, 6, 4, 9, 0) };

    public Provider Provider { get; private set; } = null!;

    public Dictionary<string, string?> Settings { get; private set; } = [];

    public string ConnectionString => _database.ConnectionString;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.Clone("migrated", async empty =>
        {
            await using var source = Preparation.Connect(empty);
            await Preparation.Migrate(source, Clock, CancellationToken.None);
        });
        Provider = await Provider.Start(Clock);
        foreach (var number in new[] { Number, QuietNumber })
            await Provider.Has(number, texts: "/twilio/sms#rc=3&rp=all&rt=4000");
        Settings = NodeSettings.ServiceOf(NodeSettings.House, Number, places: 4)
            .ToDictionary(one => $"Services:0:{one.Key.Replace("__", ":")}", one => (string?)one.Value);
        foreach (var (name, value) in new[]
        {
            ("Services:0:QuietNumber", QuietNumber), ("ConnectionStrings:CrisisLine", ConnectionString), ("PublicUrl", CrisisLineApp.PublicUrl),
            ("Twilio:ApiBaseUrl", Provider.Address), ("Twilio:AccountSid", CrisisLineApp.AccountSid), ("Twilio:AuthToken", CrisisLineApp.AuthToken),
            ("Twilio:OptOutWordsChecked", "2026-11-20"), ("Keys:Data", NewKey()), ("Keys:Lookup", NewKey()),
            ("Api:Tokens:0:Token", "5f3a9c0e7b1d4a6688aa0c1e2d3f4b5c"), ("Api:Tokens:0:Role", "worker"),
        })
            Settings[name] = value;
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await Provider.DisposeAsync();
    }

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>As environment variables, for the program as a process.</summary>
    public Dictionary<string, string> Environment() => Settings.ToDictionary(one => one.Key.Replace(":", "__"), one => one.Value!);

    /// <summary>What the first start on this database writes there.</summary>
    public async Task StartsOnce()
    {
        var settings = ProgramSettings.Read(Configuration(), isProduction: true);
        await using var source = Preparation.Connect(ConnectionString);
        await Preparation.Fill(source, Clock, settings, CancellationToken.None);
    }

    /// <returns>Every line; none of them tells a secret.</returns>
    public async Task<IReadOnlyList<string>> Check()
    {
        var lines = new List<string>();
        await foreach (var finding in GoLiveCheck.Look(Configuration(), Clock, CancellationToken.None))
            lines.Add(finding.ToString());

        string[] secret = ["Keys:Data", "Keys:Lookup", "Keys:Earlier:0", "Twilio:AuthToken", "Api:Tokens:0:Token", "ConnectionStrings:CrisisLine"];
        Assert.All(lines, line =>
        {
            Assert.Matches("^(ok|NOT OK) [^\n]+$", line);
            Assert.DoesNotContain(secret, name => Settings.GetValueOrDefault(name) is { Length: > 0 } value && line.Contains(value));
        });
        return lines;
    }

    /// <summary>The one thing that is not right.</summary>
    public async Task<string> Fault() => Assert.Single(await Check(), line => line.StartsWith("NOT OK "))["NOT OK ".Length..];

    private IConfigurationRoot Configuration() => new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
}
