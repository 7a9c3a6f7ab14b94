namespace CrisisLine.Twilio;

/// <param name="StatusCallback">Where to tell us what became of it; with our own id in it, it also finds a lost answer.</param>
public sealed record OutgoingText(string To, string From, string Body, string StatusCallback)
{
    /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
    public override string ToString() => nameof(OutgoingText);
}

/// <param name="Url">What the call does once somebody, or their voicemail, has picked up: a document of ours.</param>
/// <param name="StatusCallback">Where to tell us that it rings, is answered and ends.</param>
/// <param name="Seconds">How long to ring. Twilio may add five.</param>
public sealed record OutgoingCall(string To, string From, string Url, string StatusCallback, int Seconds)
{
    /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
    public override string ToString() => nameof(OutgoingCall);
}
