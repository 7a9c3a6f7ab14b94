using CrisisLine.Api;

namespace CrisisLine.Operations;

/// <summary>
/// What stands in for settings that were not given, so that anyone can try the program at once. Everybody knows these
/// values; in Production none of them is ever used.
/// </summary>
public static class StandIns
{
    public const string AccountSid = "AC00000000000000000000000000000000";
    public const string AuthToken = "demo-auth-token";

    private const string Data = "ZGVtbyBkYXRhIGtleSwga25vd24gdG8gYW55b25lISE=";
    private const string Lookup = "ZGVtbyBsb29rdXAga2V5LCBrbm93biB0byBhbGwhISE=";

    public static IReadOnlyList<ApiToken> Tokens { get; } =
        [new("demo-reader", "reader"), new("demo-worker", "worker"), new("demo-manager", "manager")];

    public static Dictionary<string, string> For(IConfiguration settings) => new()
    {
        ["Twilio:AccountSid"] = AccountSid,
        ["Twilio:AuthToken"] = AuthToken,
        ["Keys:Data"] = Data,
        ["Keys:Lookup"] = Lookup,
        ["Simulator:Urls"] = "http://127.0.0.1:8090",
        ["PublicUrl"] = (settings["urls"] ?? "http://localhost:5000").Split(';')[0].Replace("*", "localhost").Replace("+", "localhost"),
    };
}
