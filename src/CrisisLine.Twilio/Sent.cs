namespace CrisisLine.Twilio;

/// <summary>
/// What became of something that we asked Twilio to do: to send a text, to ring a phone, to end a call. Twilio has no way
/// to ask twice for the same thing, so what matters most is whether it may already have been done.
/// </summary>
public abstract record Sent
{
    private Sent() { }

    /// <summary>Twilio will do it, and tells the status callback what comes of it.</summary>
    public sealed record Accepted(string Sid) : Sent;

    /// <summary>It was not done, and never will be however often we ask.</summary>
    /// <param name="Code">Why, in Twilio's numbers (<see cref="TwilioError"/>); null if it gave no reason.</param>
    /// <param name="Status">Of the HTTP answer.</param>
    public sealed record Refused(int? Code, int Status) : Sent;

    /// <summary>It was not done because we asked for too much at once: safe to ask again.</summary>
    /// <param name="RetryAfter">How long to wait, if Twilio said.</param>
    public sealed record RateLimited(TimeSpan? RetryAfter) : Sent;

    /// <summary>Twilio never heard of it, or cannot serve anybody now: safe to ask again.</summary>
    public sealed record NotReached : Sent;

    /// <summary>It may have been done or not. To ask again blindly could text or ring somebody twice.</summary>
    public sealed record Unknown : Sent;
}
