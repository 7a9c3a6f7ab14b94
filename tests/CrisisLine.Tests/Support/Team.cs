namespace CrisisLine.Tests.Support;

/// <summary>People who work at the house, as their accounts lie in the database.</summary>
public static class Team
{
    /// <returns>Somebody of their own each time.</returns>
    public static async Task<Guid> Member(CrisisLineApp app, string name = "Robin")
    {
        var account = Guid.NewGuid();
        await app.Database.Transact(tx => tx.Execute(
            """
            insert into account (id, name, email, email_lookup, security_stamp, made_at)
            values (@account, @name, @email, @lookup, 'stamp', @now)
            """, new
            {
                account,
                name,
                email = tx.Keys.Seal("account.email", $"{account}@house.example"),
                lookup = tx.Keys.Lookup("account.email", $"{account}@house.example"),
                now = tx.Now,
            }), CancellationToken.None);
        return account;
    }
}
