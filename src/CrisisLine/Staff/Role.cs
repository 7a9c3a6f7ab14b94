namespace CrisisLine.Staff;

/// <summary>What somebody is in a service, as the membership table writes it.</summary>
public enum Role
{
    /// <summary>Answers calls and callbacks; sees who they speak with tonight.</summary>
    Supporter,

    /// <summary>Works in the house tonight.</summary>
    HouseWorker,

    /// <summary>Runs tonight.</summary>
    ShiftLead,

    /// <summary>Hours, places, words, people, history.</summary>
    Manager,

    /// <summary>Figures, and nothing else.</summary>
    Viewer,
}

/// <summary>What a page asks of whoever opens it. Each page and each way of posting to it names one of these.</summary>
public static class May
{
    /// <summary>Works here, in any role.</summary>
    public const string SignIn = "may-sign-in";

    /// <summary>Sees tonight and the inbox, and acts there.</summary>
    public const string Work = "may-work";

    /// <summary>Rings people who asked for it.</summary>
    public const string Ring = "may-ring";

    /// <summary>Decides about tonight: its places, who is asked first, closing early.</summary>
    public const string Lead = "may-lead";

    /// <summary>Changes hours and words, sees history.</summary>
    public const string Manage = "may-manage";

    /// <summary>Sees what nights and years came to; whoever does not manage the service sees no small numbers.</summary>
    public const string SeeFigures = "may-see-figures";

    /// <summary>Invites colleagues and ends their accounts; sees nothing about people who come.</summary>
    public const string KeepAccounts = "may-keep-accounts";

    /// <summary>Which roles may; for <see cref="KeepAccounts"/> an admin may as well.</summary>
    public static IReadOnlyDictionary<string, Role[]> Roles { get; } = new Dictionary<string, Role[]>
    {
        [SignIn] = Enum.GetValues<Role>(),
        [Work] = [Role.HouseWorker, Role.ShiftLead, Role.Manager],
        [Ring] = [Role.Supporter, Role.HouseWorker, Role.ShiftLead, Role.Manager],
        [Lead] = [Role.ShiftLead, Role.Manager],
        [Manage] = [Role.Manager],
        [SeeFigures] = [Role.ShiftLead, Role.Manager, Role.Viewer],
        [KeepAccounts] = [Role.Manager],
    };
}
