using CrisisLine.Data;
using CrisisLine.Messages;

namespace CrisisLine.Inbox;

/// <summary>What came of somebody's wish to look after a thread.</summary>
public enum ThreadAnswer
{
    Done, NoSuchThread,

    /// <summary>It is closed.</summary>
    NotNow,
    CannotBeTexted,

    /// <summary>A colleague looks after it: nobody writes over them, or closes it behind their back.</summary>
    SomebodyElses,

    /// <summary>It is urgent, and nobody has said that they look after it.</summary>
    NeedsOwner,

    /// <summary>Whom it was to be handed to does not work in this service, or only looks at figures.</summary>
    NoSuchColleague,
}

/// <summary>A person of ours takes a thread, writes back, hands it on, or closes it.</summary>
public static class AnswerThread
{
    /// <summary>It is theirs now, unless it is a colleague's, and its clock stops.</summary>
    public static Task<ThreadAnswer> Own(Tx tx, long thread, Worker who) => Change(tx, thread, async held =>
    {
        if (held.IsSomebodyElsesThan(who))
            return ThreadAnswer.SomebodyElses;
        await held.GiveTo(tx, who);
        return ThreadAnswer.Done;
    });

    /// <summary>It is theirs now, also if it was a colleague's. To be asked for in so many words.</summary>
    public static Task<ThreadAnswer> TakeOver(Tx tx, long thread, Worker who) => Change(tx, thread, async held =>
    {
        await held.GiveTo(tx, who);
        return ThreadAnswer.Done;
    });

    /// <summary>A colleague looks after it from now on.</summary>
    public static Task<ThreadAnswer> HandOver(Tx tx, long thread, Worker who, Guid colleague) => Change(tx, thread, async held =>
    {
        if (held.IsSomebodyElsesThan(who))
            return ThreadAnswer.SomebodyElses;
        if (await Colleague(tx, held.ServiceId, colleague) is not { } next)
            return ThreadAnswer.NoSuchColleague;
        await held.GiveTo(tx, next);
        return ThreadAnswer.Done;
    });

    /// <summary>
    /// Their words go out as they are, and whoever writes looks after it. Of two who write at the same moment the second is
    /// told that it is somebody else's. For half an hour the machine acknowledges nothing by itself.
    /// </summary>
    public static Task<ThreadAnswer> Reply(Tx tx, long thread, Worker who, string words) => Change(tx, thread, async held =>
    {
        if (held.IsSomebodyElsesThan(who))
            return ThreadAnswer.SomebodyElses;
        if (!await SendText.For(tx, held.ServiceId, held.PersonId, Outgoing.InTheirWords(words)))
            return ThreadAnswer.CannotBeTexted;

        await tx.Execute("update thread set replied_at = @now, first_replied_at = coalesce(first_replied_at, @now) where id = @thread", new { thread, now = tx.Now });
        if (held.Owner is null)
            await held.GiveTo(tx, who);
        return ThreadAnswer.Done;
    });

    /// <summary>Nothing more is to be done; the next text of that person opens a new thread.</summary>
    /// <param name="reason">Theirs, for colleagues; null if they gave none.</param>
    public static async Task<ThreadAnswer> Close(Tx tx, long thread, Worker who, string? reason)
    {
        if (await HeldThread.Lock(tx, thread) is not { } held)
            return ThreadAnswer.NoSuchThread;
        if (held.ClosedAt is not null)
            return ThreadAnswer.Done;
        if (held.IsSomebodyElsesThan(who))
            return ThreadAnswer.SomebodyElses;
        if (held.IsUrgentAndNobodys)
            return ThreadAnswer.NeedsOwner;

        await tx.Execute("update thread set closed_at = @now, closed_because = @because where id = @thread", new
        {
            thread,
            now = tx.Now,
            because = reason is null ? null : tx.Keys.Seal("thread.closed_because", reason),
        });
        return ThreadAnswer.Done;
    }

    private static async Task<ThreadAnswer> Change(Tx tx, long thread, Func<HeldThread, Task<ThreadAnswer>> change) =>
        await HeldThread.Lock(tx, thread) switch
        {
            null => ThreadAnswer.NoSuchThread,
            { ClosedAt: not null } => ThreadAnswer.NotNow,
            var held => await change(held),
        };

    private static async Task<Worker?> Colleague(Tx tx, int service, Guid account)
    {
        var name = await tx.OneOrNone<string>(
            """
            select account.name
            from account
            join membership on membership.account_id = account.id
            where account.id = @account and account.ended_at is null
              and membership.service_id = @service and membership.role <> 'Viewer'
            """, new { account, service });
        return name is null ? null : new Worker(account, name);
    }
}
