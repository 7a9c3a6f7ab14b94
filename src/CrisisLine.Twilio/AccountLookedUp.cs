using System.Diagnostics;

namespace CrisisLine.Twilio;

/// <summary>What Twilio says of our own account. Looking changes nothing, so it is always safe to look again.</summary>
public abstract record AccountLookedUp
{
    private AccountLookedUp() { }

    /// <param name="Status">active, suspended or closed.</param>
    /// <param name="IsTrial">It reaches only numbers that were verified one by one.</param>
    public sealed record Found(string Status, bool IsTrial) : AccountLookedUp;

    /// <summary>We may not look there: the sid or the token is wrong.</summary>
    /// <param name="Code">Why, in Twilio's numbers; null if it gave no reason.</param>
    /// <param name="Status">Of the HTTP answer.</param>
    public sealed record Refused(int? Code, int Status) : AccountLookedUp;

    /// <summary>No answer, or none that makes sense: look again later.</summary>
    public sealed record NotNow : AccountLookedUp;

    internal static AccountLookedUp Of(Answer answer) =>
        answer is Answer.Whole { IsSuccess: true } whole && whole.Json.Text("status") is { Length: > 0 } status
            ? new Found(status, whole.Json.Text("type") == "Trial")
            : answer.AsNothingFound() switch
            {
                LookedUp.Refused refused => new Refused(refused.Code, refused.Status),
                LookedUp.NotNow => new NotNow(),
                _ => throw new UnreachableException(),
            };
}
