namespace CrisisLine.Api;

/// <summary>Who may use the API: bearer tokens from the settings, each with a role that contains the ones below it.</summary>
public sealed record ApiToken(string Token, string Role)
{
    public static readonly string[] Roles = ["reader", "worker", "manager"];

    /// <summary>This role and all that it contains.</summary>
    public IEnumerable<string> May => Roles[..(Array.IndexOf(Roles, Role) + 1)];
}
