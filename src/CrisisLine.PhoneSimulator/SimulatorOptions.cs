namespace CrisisLine.PhoneSimulator;

/// <summary>How the pretend Twilio is set up: in ASP.NET Core's way from the command line, the environment or a file.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where it listens; port 0 takes any that is free.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8090";

    public string AccountSid { get; init; } = "AC" + new string('0', 32);

    public string AuthToken { get; init; } = new('0', 32);

    /// <summary>The service under test, such as <c>http://127.0.0.1:8080</c>; addresses of the numbers may be relative to it.</summary>
    public string Service { get; init; } = "http://127.0.0.1:8080";

    /// <summary>The numbers of the service; each is texted and rung at <see cref="SmsPath"/> and <see cref="VoicePath"/>.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    public string SmsPath { get; init; } = "/twilio/sms";

    public string VoicePath { get; init; } = "/twilio/voice";

    /// <summary>Time stands still until it is moved, as tests want it; otherwise it runs.</summary>
    public bool TimeStands { get; init; }

    /// <summary>Where time starts; null for now.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>How long a text is queued, and then how long it travels; infinite, and nothing becomes of it until the control
    /// API says what.</summary>
    public TimeSpan TextTakes { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a spoken word lasts; with nothing at all, speaking takes no time.</summary>
    public TimeSpan WordTakes { get; init; } = TimeSpan.FromMilliseconds(330);

    /// <summary>The longest that any webhook may take, in real time.</summary>
    public TimeSpan WebhookLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Unknown verbs and attributes are skipped with a warning, as Twilio does, instead of failing the document.</summary>
    public bool Lenient { get; init; }

    /// <returns>Nothing but the name of the type: the token must not end up in a log.</returns>
    public override string ToString() => nameof(SimulatorOptions);
}
