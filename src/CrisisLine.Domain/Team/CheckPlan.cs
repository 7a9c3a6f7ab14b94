namespace CrisisLine.Domain.Team;

/// <summary>What somebody of ours says that all is well about.</summary>
public enum CheckKind { Arrive, End, Home, Red }

/// <summary>
/// The ladder of somebody who meets a person in the community (H-36): a text when a sign of them is due, their lead by
/// telephone ten minutes later, managers and the safety plan after twenty. The word RED begins at the lead, at once.
/// </summary>
public static class CheckPlan
{
    public const int Texted = 1, LeadRung = 2, ManagersRung = 3;

    public static readonly Duration LongestMeeting = Duration.FromMinutes(90), AfterTheEnd = Duration.FromMinutes(15),
        OnTheWayHome = Duration.FromMinutes(30), Longer = Duration.FromMinutes(30);

    private static readonly Duration BetweenSteps = Duration.FromMinutes(10), BetweenCalls = Duration.FromMinutes(2);

    /// <summary>How long RED counts before a meeting and after it.</summary>
    public static readonly Duration Before = Duration.FromHours(2), Afterwards = Duration.FromHours(6);

    /// <summary>When the step after this one is due. At the top managers are rung again until one of them takes it.</summary>
    public static Instant Next(CheckKind kind, int step, Instant now) =>
        now + (step >= ManagersRung || kind is CheckKind.Red ? BetweenCalls : BetweenSteps);

    /// <summary>How it stands, in the words of the safety policy.</summary>
    public static string State(CheckKind kind, int step, bool isAnswered, bool isDue) => (kind, step) switch
    {
        (CheckKind.Red, _) => "emergency",
        _ when isAnswered => kind switch { CheckKind.Arrive => "arrived", CheckKind.End => "ended", _ => "home" },
        (_, >= ManagersRung) => "overdue20",
        (_, LeadRung) => "overdue10",
        _ => isDue ? "due" : "planned",
    };
}
