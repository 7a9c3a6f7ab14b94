namespace CrisisLine.Tests.Support;

/// <summary>What a node is told by its environment: one house on a Friday evening in June, shortly after asking began.</summary>
public static class NodeSettings
{
    public const string House = "dial-house", Number = "+441134960001", Night = "2027-06-04", StartAt = "2027-06-04T18:05:00+01:00";

    public static Dictionary<string, string> For(string connectionString, int places = 12)
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__CrisisLine"] = connectionString,
            ["PublicUrl"] = CrisisLineApp.PublicUrl,
            ["Twilio__ApiBaseUrl"] = "http://127.0.0.1:9",   // Nobody listens there; no test may reach the real one.
            ["Twilio__AccountSid"] = CrisisLineApp.AccountSid,
            ["Twilio__AuthToken"] = CrisisLineApp.AuthToken,
            ["Clock__StartAt"] = StartAt,
        };
        foreach (var (name, value) in ServiceOf(House, Number, places))
            settings[$"Services__0__{name}"] = value;
        return settings;
    }

    /// <summary>A service alone, as <c>Services:N</c> has it.</summary>
    public static Dictionary<string, string> ServiceOf(string key, string number, int places) => new()
    {
        ["Key"] = key,
        ["Name"] = "Dial House",
        ["Kind"] = "house",
        ["Numbers__0"] = number,
        ["Opening__0__Days__0"] = "All",
        ["Opening__0__From"] = "18:00",
        ["Opening__0__To"] = "02:00",
        ["Opening__0__EffectiveFrom"] = "2014-01-01",
        ["Requests__From"] = "18:00",
        ["Requests__To"] = "22:30",
        ["Arrivals__0__At"] = "18:30",
        ["Arrivals__0__Places"] = $"{places}",
    };
}
