using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Messages;

namespace CrisisLine.Inbox;

/// <summary>What came of somebody's wish to look after a thread.</summary>
public enum ThreadAnswer { Done, NoSuchThread, NotNow, CannotBeTexted }

/// <summary>A person of ours takes a thread, writes back, or closes it.</summary>
public static class AnswerThread
{
    /// <summary>It is theirs now, and its clock stops. Taking over from somebody else is said aloud by doing it.</summary>
    public static Task<ThreadAnswer> Own(Tx tx, long thread, string owner) =>
        Change(tx, thread, _ => tx.Execute("update thread set owner = @owner, owned_at = @now where id = @thread", new { thread, owner, now = tx.Now }));

    /// <summary>Their words go out as they are. For half an hour the machine acknowledges nothing by itself.</summary>
    public static async Task<ThreadAnswer> Reply(Tx tx, long thread, string owner, string words)
    {
        if (await Lock(tx, thread) is not { } open)
            return ThreadAnswer.NoSuchThread;
        if (open.ClosedAt is not null)
            return ThreadAnswer.NotNow;
        if (!await SendText.For(tx, open.ServiceId, open.PersonId, Outgoing.InTheirWords(words)))
            return ThreadAnswer.CannotBeTexted;

        await tx.Execute(
            """
            update thread set replied_at = @now, owner = coalesce(owner, @owner), owned_at = coalesce(owned_at, @now)
            where id = @thread
            """, new { thread, owner, now = tx.Now });
        return ThreadAnswer.Done;
    }

    /// <summary>Nothing more is to be done; the next text of that person opens a new thread.</summary>
    public static async Task<ThreadAnswer> Close(Tx tx, long thread) =>
        await Lock(tx, thread) is { ClosedAt: not null }
            ? ThreadAnswer.Done
            : await Change(tx, thread, _ => tx.Execute("update thread set closed_at = @now where id = @thread", new { thread, now = tx.Now }));

    private static async Task<ThreadAnswer> Change(Tx tx, long thread, Func<Row, Task> change)
    {
        if (await Lock(tx, thread) is not { } open)
            return ThreadAnswer.NoSuchThread;
        if (open.ClosedAt is not null)
            return ThreadAnswer.NotNow;
        await change(open);
        return ThreadAnswer.Done;
    }

    private static Task<Row?> Lock(Tx tx, long thread) =>
        tx.OneOrNone<Row>("select service_id, person_id, closed_at from thread where id = @thread for no key update", new { thread });

    private sealed record Row(int ServiceId, PersonId PersonId, Instant? ClosedAt);
}
