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

    /// <summary>What the page calls a number; one that has no name stands there alone.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public string SmsPath { get; init; } = "/twilio/sms";

    public string VoicePath { get; init; } = "/twilio/voice";

    /// <summary>Where the service hears that a call to it has ended; empty if it does not want to know.</summary>
    public string CallStatusPath { get; init; } = "";

    /// <summary>
    /// Where the service lets its clock be moved, such as <c>/development/clock</c>; empty if it does not. With it, whoever moves
    /// the phones' clock moves the service's as well.
    /// </summary>
    public string ClockPath { get; init; } = "";

    /// <summary>The service's, in which the page says what time it is.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>The service is a demo: the page says that everything is made up.</summary>
    public bool IsDemo { get; init; }

    /// <summary>
    /// Twilio leaves STOP, HELP and the like to the service, as one can have it set up; otherwise it has its own words for them.
    /// </summary>
    public bool OptOutIsOff { get; init; }

    /// <summary>Phones that are there from the start.</summary>
    public IReadOnlyList<KnownPhone> Phones { get; init; } = [];

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

/// <param name="IsOther">Of somebody who is about as well, not of whoever looks at the page: it is folded away at first.</param>
public sealed record KnownPhone(string Number, string Name, bool IsOther = false)
{
    /// <summary>Two, so that one can do what the other one sees the effect of. The numbers are nobody's.</summary>
    public static IReadOnlyList<KnownPhone> Yours { get; } =
        [new("+447700900001", "Your phone"), new("+447700900002", "Another phone")];
}
