namespace CrisisLine.Benchmarks.Ground;

/// <summary>What every node of a benchmark is started with.</summary>
public static class Settings
{
    public const string AuthToken = "benchmark-token";
    public const string PublicUrl = "https://line.example";
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";

    private const string DataKey = "YmVuY2htYXJrIGRhdGEga2V5LCBubyBzZWNyZXQgISE=";
    private const string LookupKey = "YmVuY2htYXJrIGxvb2t1cCBrZXksIG5vdCBzZWNyZXQ=";

    /// <summary>When the clock of each database begins: a Friday at six, and all houses have just opened.</summary>
    public static readonly Instant Opens = Instant.FromUtc(2027, 6, 4, 17, 0);

    public static readonly Data.FieldKeys Keys = new(Convert.FromBase64String(DataKey), Convert.FromBase64String(LookupKey));

    /// <summary>As the command line of the program takes them.</summary>
    public static string[] Of(string database, int port) =>
    [
        $"--ConnectionStrings:CrisisLine={database}", $"--urls=http://127.0.0.1:{port}", $"--PublicUrl={PublicUrl}",
        "--Twilio:ApiBaseUrl=http://127.0.0.1:9", $"--Twilio:AccountSid={AccountSid}", $"--Twilio:AuthToken={AuthToken}",
        $"--Keys:Data={DataKey}", $"--Keys:Lookup={LookupKey}", "--Clock:StartAt=2027-06-04T18:00:00+01:00",
        // Some service must be configured, or the demo's would be; this one is never open, the houses come by SQL.
        "--Services:0:Key=later", "--Services:0:Name=Later", "--Services:0:Kind=helpline", "--Services:0:Opening:0:Days:0=All",
        "--Services:0:Opening:0:From=18:00", "--Services:0:Opening:0:To=22:00", "--Services:0:Opening:0:EffectiveFrom=2100-01-01",
    ];
}
