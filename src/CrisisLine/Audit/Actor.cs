namespace CrisisLine.Audit;

/// <summary>Who looked at something or changed it.</summary>
/// <param name="Account">Null for a token of the API, the command line, and the program itself.</param>
/// <param name="Name">The account's id, or <c>api worker</c>, <c>command line</c>, <c>program</c>: never a person's name.</param>
public sealed record Actor(Guid? Account, string Name)
{
    public static readonly Actor Program = new(null, "program"), CommandLine = new(null, "command line");

    public static Actor Of(Guid account) => new(account, account.ToString());

    /// <param name="role">Of the token, which says what somebody may do, but not who they are.</param>
    public static Actor Token(string role) => new(null, $"api {role}");
}
