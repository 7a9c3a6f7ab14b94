using System.Diagnostics;
using System.Text.Json;

namespace CrisisLine.Twilio;

/// <summary>Which numbers our account has. Looking changes nothing, so it is always safe to look again.</summary>
public abstract record NumbersLookedUp
{
    private NumbersLookedUp() { }

    /// <param name="Numbers">All of them.</param>
    public sealed record Found(IReadOnlyList<NumberAtTwilio> Numbers) : NumbersLookedUp;

    /// <summary>We may not look there.</summary>
    /// <param name="Code">Why, in Twilio's numbers; null if it gave no reason.</param>
    /// <param name="Status">Of the HTTP answer.</param>
    public sealed record Refused(int? Code, int Status) : NumbersLookedUp;

    /// <summary>No answer, or not all of it, or none that makes sense: look again later.</summary>
    public sealed record NotNow : NumbersLookedUp;

    internal static NumbersLookedUp None(Answer answer) => answer.AsNothingFound() switch
    {
        LookedUp.Refused refused => new Refused(refused.Code, refused.Status),
        LookedUp.NotNow => new NotNow(),
        _ => throw new UnreachableException(),
    };
}

/// <summary>A number of ours, and where what comes in there is taken.</summary>
/// <param name="Number">In E.164.</param>
public sealed record NumberAtTwilio(string Number, Webhook Texts, Webhook Calls)
{
    /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
    public override string ToString() => nameof(NumberAtTwilio);

    /// <returns>Null if this is no number.</returns>
    internal static NumberAtTwilio? Read(JsonElement json) =>
        json.Text("phone_number") is { Length: > 0 } number
            ? new NumberAtTwilio(
                number, Webhook.Read(json, "sms", "sms_application_sid"), Webhook.Read(json, "voice", "voice_application_sid", "trunk_sid"))
            : null;
}

/// <param name="Url">As it was configured; empty if it was not.</param>
/// <param name="Method">POST or GET.</param>
/// <param name="IsOverruled">An application or a trunk is set, and Twilio looks at this address no more.</param>
public sealed record Webhook(string Url, string Method, bool IsOverruled)
{
    /// <returns>Nothing but the name of the type: an address may hold a password.</returns>
    public override string ToString() => nameof(Webhook);

    internal static Webhook Read(JsonElement json, string kind, params IEnumerable<string> overruling) => new(
        json.Text($"{kind}_url") ?? "", json.Text($"{kind}_method") ?? "POST", overruling.Any(name => json.Text(name) is { Length: > 0 }));
}
