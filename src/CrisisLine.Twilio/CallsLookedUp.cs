using System.Diagnostics;
using System.Text.Json;

namespace CrisisLine.Twilio;

/// <summary>Which calls Twilio made for us. Looking changes nothing, so it is always safe to look again.</summary>
public abstract record CallsLookedUp
{
    private CallsLookedUp() { }

    /// <param name="Sids">All that may be meant, in Twilio's order; none if Twilio made no such call.</param>
    public sealed record Found(IReadOnlyList<string> Sids) : CallsLookedUp;

    /// <summary>We may not look there.</summary>
    /// <param name="Code">Why, in Twilio's numbers; null if it gave no reason.</param>
    /// <param name="Status">Of the HTTP answer.</param>
    public sealed record Refused(int? Code, int Status) : CallsLookedUp;

    /// <summary>No answer, or not all of it, or none that makes sense: look again later.</summary>
    public sealed record NotNow : CallsLookedUp;

    internal static CallsLookedUp None(Answer answer) => answer.AsNothingFound() switch
    {
        LookedUp.Refused refused => new Refused(refused.Code, refused.Status),
        LookedUp.NotNow => new NotNow(),
        _ => throw new UnreachableException(),
    };
}

/// <summary>One of Twilio's list of calls.</summary>
internal sealed record CallAtTwilio(string Sid, string? To, string? From, string? Direction)
{
    private const string ByOurWish = "outbound-api";

    /// <returns>Null if this is no call.</returns>
    public static CallAtTwilio? Read(JsonElement json) =>
        json.Text("sid") is { Length: > 0 } sid ? new CallAtTwilio(sid, json.Text("to"), json.Text("from"), json.Text("direction")) : null;

    /// <summary>Whether it may be the one; what Twilio does not say of it speaks against nothing.</summary>
    public bool MayBe(OutgoingCall call) =>
        (To ?? call.To) == call.To && (From ?? call.From) == call.From && (Direction ?? ByOurWish) == ByOurWish;

    /// <returns>Nothing but its name at Twilio: this may end up in a log.</returns>
    public override string ToString() => Sid;
}
