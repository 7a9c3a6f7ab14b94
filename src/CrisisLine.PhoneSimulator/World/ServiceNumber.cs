namespace CrisisLine.PhoneSimulator.World;

/// <summary>A number that the account has rented, and where Twilio turns when it is texted or rung.</summary>
/// <remarks>Addresses may end in a connection override (<c>#rc=2&amp;rp=all</c>), which is never sent nor signed.</remarks>
internal sealed record ServiceNumber(string Sid, string Number)
{
    public string SmsUrl { get; init; } = "";

    public string SmsMethod { get; init; } = "POST";

    /// <summary>An application that takes the texts instead; empty for none. The simulator has none, and only says so.</summary>
    public string SmsApplicationSid { get; init; } = "";

    public string SmsFallbackUrl { get; init; } = "";

    public string VoiceUrl { get; init; } = "";

    public string VoiceMethod { get; init; } = "POST";

    public string VoiceFallbackUrl { get; init; } = "";

    /// <summary>Told how calls to this number ended.</summary>
    public string StatusCallback { get; init; } = "";

    public DateTimeOffset Created { get; init; }
}
