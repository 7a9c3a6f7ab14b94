using CrisisLine.Data;
using CrisisLine.Operations;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CrisisLine.Tests.Operations;

/// <summary>Each is told to whoever wrote it in one line that begins with the setting's name, and the start stops.</summary>
public sealed class SettingsThatCannotBeMeant
{
    [Theory]
    [InlineData("PublicUrl", "line.example")]
    [InlineData("PublicUrl", "ftp://line.example")]
    [InlineData("Keys:Data", "short")]
    [InlineData("Keys:Data", "c2l4dGVlbiBieXRlcy4uLg==")]
    [InlineData("Keys:Earlier:0", "short")]
    [InlineData("Keys:Lookup", "not base64, whatever its length is!!!!!!!!!!!")]
    [InlineData("Clock:StartAt", "2027-06-04T18:05:00+01:00")]
    [InlineData("ConnectionStrings:CrisisLine", "Host=/tmp;Prot=5432")]
    [InlineData("ConnectionStrings:CrisisLine", "postgres://line@database/crisisline")]
    [InlineData("Services:0:Name", "")]
    [InlineData("Services:0:Kind", "hotel")]
    [InlineData("Services:0:Numbers:0", "1234")]
    [InlineData("Services:0:TimeZone", "Europe/Leeds")]
    [InlineData("Services:0:AutoConfirm", "perhaps")]
    [InlineData("Services:0:HoldMinutes", "half an hour")]
    [InlineData("Services:0:HoldMinutes", "0")]
    [InlineData("Services:0:Opening:0:Days:0", "Someday")]
    [InlineData("Services:0:Opening:0:From", "6pm")]
    [InlineData("Services:0:Opening:0:EffectiveFrom", "last year")]
    [InlineData("Services:0:Arrivals:0:Places", "four")]
    [InlineData("Services:0:Arrivals:0:Places", "-4")]
    public void One_line_names_the_setting(string key, string value)
    {
        var settings = Production();
        settings[key] = value;

        var line = Assert.Single(Refusal(settings).Reasons);

        Assert.StartsWith(key.StartsWith("Services") ? "Services:0" : key, line);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void Several_mistakes_are_told_at_once()
    {
        var settings = Production();
        (settings["PublicUrl"], settings["Keys:Data"], settings["Services:0:Kind"]) = ("line.example", "short", "hotel");

        Assert.Equal(3, Refusal(settings).Reasons.Count);
    }

    [Fact]
    public void A_secret_never_stands_in_the_line_about_it()
    {
        var settings = Production();
        settings["Keys:Data"] = "a-key-that-was-cut";
        settings["ConnectionStrings:CrisisLine"] = "Host=database;Password=hush;Passwort=hush";

        Assert.All(Refusal(settings).Reasons, line => Assert.False(line.Contains("hush") || line.Contains("a-key"), line));
    }

    private static Dictionary<string, string?> Production()
    {
        var settings = NodeSettings.For("Host=/tmp;Database=none").ToDictionary(one => one.Key.Replace("__", ":"), one => (string?)one.Value);
        settings.Remove("Clock:StartAt");
        settings["Keys:Data"] = settings["Keys:Lookup"] = Convert.ToBase64String(new byte[32]);
        return settings;
    }

    private static CannotStartException Refusal(Dictionary<string, string?> settings) => Assert.Throws<CannotStartException>(() =>
        ProgramSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), isProduction: true));
}
