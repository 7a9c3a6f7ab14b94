using CrisisLine.Api;
using CrisisLine.Data;
using CrisisLine.Development;
using CrisisLine.Mail;
using CrisisLine.Opening;
using CrisisLine.Telephony;
using NodaTime.Text;

namespace CrisisLine.Operations;

/// <summary>All that is set from outside (settings files, environment), read once and checked before anything starts.</summary>
/// <param name="ConnectionString">Null: the program starts its own PostgreSQL (never in Production).</param>
/// <param name="StartAt">Where the application's clock begins; null for the real clock.</param>
/// <param name="PhonesAt">Where pretend phones listen; null in Production, and if a provider was given, even in part.</param>
/// <param name="IsDemo">Nothing but the demo: neither services nor a database were given (never in Production).</param>
public sealed record ProgramSettings(
    string? ConnectionString, ProviderAccount Account, FieldKeys Keys, Instant? StartAt,
    IReadOnlyList<ApiToken> Tokens, IReadOnlyList<ServiceSettings> Services, string? PhonesAt, bool IsDemo, bool IsProduction, SmtpSettings Smtp)
{
    private const string TwiliosOwn = "https://api.twilio.com";

    /// <summary>Where the program's own PostgreSQL lies, when it has one; the demo's data are kept apart.</summary>
    public string Folder => IsDemo ? PrivatePostgresFolder.ForDemo(Directory.GetCurrentDirectory()) : PrivatePostgresFolder.For(Directory.GetCurrentDirectory());

    /// <exception cref="CannotStartException">A line for each setting that is missing or cannot be meant.</exception>
    public static ProgramSettings Read(IConfiguration settings, bool isProduction)
    {
        var (read, faults) = Examine(settings, isProduction);
        return faults.Count > 0 ? throw new CannotStartException(faults) : read;
    }

    /// <returns>A line for each setting that is missing or cannot be meant; in place of those stands something that is of no use.</returns>
    public static (ProgramSettings Settings, IReadOnlyList<string> Faults) Examine(IConfiguration settings, bool isProduction)
    {
        var faults = new List<string>();
        var standIns = isProduction ? new Dictionary<string, string>() : StandIns.For(settings);

        var account = new ProviderAccount(
            Text("Twilio:AccountSid"), [Text("Twilio:AuthToken"), .. EachOf("Twilio:EarlierAuthTokens").Select(one => one.Value)], settings["Twilio:ApiBaseUrl"] ?? TwiliosOwn, Url("PublicUrl", "https://line.example.org"),
            CanSend: settings["Twilio:ApiBaseUrl"] is not null || (settings["Twilio:AccountSid"] is not null && settings["Twilio:AuthToken"] is not null));
        var keys = new FieldKeys(
            Key("Keys:Data"), Key("Keys:Lookup"), [.. EachOf("Keys:Earlier").Select(one => KeyIn(one.Path, one.Value))]);
        var connection = Given("ConnectionStrings:CrisisLine");
        if (connection is null && isProduction)
            faults.Add(Missing("ConnectionStrings:CrisisLine"));
        if (connection is not null && !Preparation.CanConnectBy(connection))
            faults.Add("ConnectionStrings:CrisisLine cannot be read; it is written Host=...;Database=...;Username=...;Password=...");

        var reader = new SettingsReader();
        var services = reader.Read(settings.GetSection("Services"));
        if (services.Count == 0 && isProduction)
            faults.Add(Missing("Services"));
        faults.AddRange(reader.Faults);

        var startAt = ReadStartAt();
        var tokens = Tokens();
        var isDemo = !isProduction && connection is null && Demo.Is(settings);
        return (new ProgramSettings(connection, account, keys, startAt, tokens, services, PhonesAt(), isDemo, isProduction, Smtp()), faults);

        SmtpSettings Smtp() => new(
            settings["Smtp:Host"] is { Length: > 0 } host ? host : null,
            int.TryParse(settings["Smtp:Port"], System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : 587,
            settings["Smtp:User"], settings["Smtp:Password"], settings["Smtp:From"] ?? "", settings["Smtp:Tls"] is not "false");

        string? PhonesAt()
        {
            var isProviderGiven = settings.GetSection("Twilio").AsEnumerable().Any(one => one.Value is { Length: > 0 });
            return isProduction || isProviderGiven ? null : Url("Simulator:Urls", "http://127.0.0.1:8090");
        }

        string? Given(string key) => settings[key] is { Length: > 0 } value ? value : standIns.GetValueOrDefault(key);

        string Text(string key)
        {
            if (Given(key) is { } value)
                return value;
            faults.Add(Missing(key));
            return "";
        }

        string Url(string key, string example)
        {
            var value = Text(key);
            if (value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                faults.Add($"{key} must be a whole address, such as {example}.");
            return value.TrimEnd('/');
        }

        IReadOnlyList<(string Path, string Value)> EachOf(string key) =>
            [.. settings.GetSection(key).GetChildren().Where(one => one.Value is { Length: > 0 }).Select(one => (one.Path, one.Value!))];

        byte[] Key(string key) => KeyIn(key, Text(key));

        byte[] KeyIn(string key, string value)
        {
            var bytes = new byte[33];
            if (Convert.TryFromBase64String(value, bytes, out var length) && length == 32)
                return bytes[..32];
            if (value.Length > 0)
                faults.Add($"{key} must be 32 bytes in base64, as `openssl rand -base64 32` makes them.");
            return bytes[..32];
        }

        Instant? ReadStartAt()
        {
            if (settings["Clock:StartAt"] is not { Length: > 0 } text)
                return null;
            if (isProduction)
                faults.Add("Clock:StartAt is not allowed in Production: a service in real use keeps real time.");
            if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var at })
                return at.ToInstant();
            faults.Add("Clock:StartAt must be an instant, such as 2027-06-04T18:00:00+01:00.");
            return null;
        }

        IReadOnlyList<ApiToken> Tokens()
        {
            var tokens = settings.GetSection("Api:Tokens").GetChildren()
                .Select(one => (one.Path, Token: new ApiToken(one["Token"] ?? "", one["Role"] ?? ""))).ToList();
            foreach (var (path, token) in tokens)
                if (token.Token.Length == 0 || !ApiToken.Roles.Contains(token.Role))
                    faults.Add($"{path} needs a Token and a Role: reader, worker or manager.");
            return tokens.Count > 0 || isProduction ? [.. tokens.Select(one => one.Token)] : StandIns.Tokens;
        }
    }

    private static string Missing(string key) => $"{key} is not set.";
}
