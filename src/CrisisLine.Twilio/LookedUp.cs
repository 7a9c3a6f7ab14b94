using System.Text;

namespace CrisisLine.Twilio;

/// <summary>What Twilio knows of texts that we sent. Looking changes nothing, so it is always safe to look again.</summary>
public abstract record LookedUp
{
    private LookedUp() { }

    /// <param name="Texts">All that may be meant; none if Twilio has no such text.</param>
    public sealed record Found(IReadOnlyList<TextAtTwilio> Texts) : LookedUp;

    /// <summary>There were more texts than anyone would read through.</summary>
    /// <param name="Texts">Those met so far. That there is none proves nothing.</param>
    public sealed record Unfinished(IReadOnlyList<TextAtTwilio> Texts) : LookedUp;

    /// <summary>We may not look there, or there is no such thing.</summary>
    /// <param name="Code">Why, in Twilio's numbers; null if it gave no reason.</param>
    /// <param name="Status">Of the HTTP answer.</param>
    public sealed record Refused(int? Code, int Status) : LookedUp;

    /// <summary>No answer, or none that makes sense: look again later.</summary>
    /// <param name="RetryAfter">How long to wait, if Twilio said.</param>
    public sealed record NotNow(TimeSpan? RetryAfter) : LookedUp;
}

/// <param name="Status">Null if it is one that no text of ours can have.</param>
/// <param name="CreatedAt">By Twilio's clock, in whole seconds; null if it did not say.</param>
/// <param name="ErrorCode">Why it did not arrive (<see cref="TwilioError"/>); null if it did, or nobody knows.</param>
public sealed record TextAtTwilio(string Sid, MessageStatus? Status, string Body, DateTimeOffset? CreatedAt, int? ErrorCode)
{
    // The body is a person's; this may end up in a log.
    private bool PrintMembers(StringBuilder members)
    {
        members.Append("Sid = ").Append(Sid).Append(", Status = ").Append(Status).Append(", ErrorCode = ").Append(ErrorCode);
        return true;
    }
}
