using CrisisLine.Data;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Staff;

/// <summary>Whether an account has something that is held, beside the password that is known.</summary>
public sealed class SecondStepOf(UserManager<Account> accounts)
{
    public async Task<bool> IsSetUp(Account account) => account.UsesAuthenticator || (await accounts.GetPasskeysAsync(account)).Count > 0;
}

/// <summary>
/// Who may set up a second step: somebody signed in, or somebody whose password was right and who has none yet. Whoever has
/// one must show it first.
/// </summary>
public sealed class WhoSetsUp(FirstStep firstStep, SecondStepOf secondStep, AccountLookUp accounts)
{
    public async Task<Account?> Is(HttpContext http) =>
        StaffCookie.MeOf(http) is { } me
            ? await accounts.Find(me.Account)
            : await firstStep.Read(http) is { } account && !await secondStep.IsSetUp(account) ? account : null;

    /// <summary>They have shown both: from now on they are signed in.</summary>
    public async Task IsDone(HttpContext http, Account account, Database database, SessionClock clock)
    {
        if (StaffCookie.MeOf(http) is not null)
            return;
        firstStep.Forget(http);
        await StaffCookie.SignIn(http, account.Id, database, clock);
    }
}
