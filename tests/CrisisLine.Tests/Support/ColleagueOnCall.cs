using CrisisLine.Inbox;

namespace CrisisLine.Tests.Support;

/// <summary>Somebody who works here: an account, a role in one service, and a phone that we ring when they are on call.</summary>
public sealed class ColleagueOnCall : Telephone
{
    private static int _colleagues;

    private ColleagueOnCall(CrisisLineApp app, Guid account, string name, string number)
        : base(app, number) => Worker = new Worker(account, name);

    public Worker Worker { get; }

    public Guid Account => Worker.Account!.Value;

    public static async Task<ColleagueOnCall> WorksIn(CrisisLineApp app, string service, string role, string name, bool isOnCall)
    {
        var colleague = new ColleagueOnCall(
            app, Guid.CreateVersion7(), name, $"+441632960{Interlocked.Increment(ref _colleagues) % 900 + 100:d3}");
        await app.Database.Transact(async tx =>
        {
            await tx.Execute(
                """
                insert into account (id, name, email, email_lookup, phone, security_stamp, made_at)
                values (@Account, @name, @email, @lookup, @phone, 'x', @now)
                """, new
                {
                    colleague.Account,
                    name,
                    email = tx.Keys.Seal("account.email", $"{colleague.Account}@example.org"),
                    lookup = tx.Keys.Lookup("account.email", $"{colleague.Account}"),
                    phone = tx.Keys.Seal("account.phone", colleague.Number),
                    now = tx.Now,
                });
            await tx.Execute(
                """
                insert into membership (account_id, service_id, role, since, on_call_until)
                select @Account, id, @role, @now, @until from service where key = @service
                """, new { colleague.Account, role, service, now = tx.Now, until = isOnCall ? tx.Now + Duration.FromHours(8) : (Instant?)null });
        }, CancellationToken.None);
        return colleague;
    }

    public Task GoesOnCall() => Changes("update membership set on_call_until = @later where account_id = @Account");

    public Task GoesOffCall() => Changes("update membership set on_call_until = null where account_id = @Account");

    public Task Leaves() => Changes("update account set ended_at = @now where id = @Account");

    private Task Changes(string sql) => App.Database.Transact(
        tx => tx.Execute(sql, new { Account, now = tx.Now, later = tx.Now + Duration.FromHours(8) }), CancellationToken.None);
}
