using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Pages.Account;

/// <summary>For the day on which a phone is lost. Shown once; kept as hashes.</summary>
[Authorize(May.SignIn)]
public sealed class RecoveryCodesModel(UserManager<Staff.Account> accounts, Database database) : StaffPage(database)
{
    private const int Count = 10;

    /// <summary>Null before they ask for them.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnPost()
    {
        var account = await accounts.FindByIdAsync(Me.Account.ToString());
        Codes = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account!, Count) ?? []];
        await Transact(tx => Trail.Add(tx, new Deed(Actor, "made-recovery-codes")));
    }
}
