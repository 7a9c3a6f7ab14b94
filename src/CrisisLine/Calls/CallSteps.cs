using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.People;

namespace CrisisLine.Calls;

/// <summary>Each thing that was said in a call, as the provider was given it.</summary>
public static class CallSteps
{
    /// <returns>False if this call had begun before; a wait for its first delivery to finish is in here.</returns>
    public static async Task<bool> Begin(Tx tx, string sid, int service, string ourNumber, Caller caller, Heard heard, string answer) =>
        await tx.Execute(
            """
            with begun as (
                insert into call (sid, service_id, our_number, contact_point_id, person_id, began_at, turn, menu, detail, misses)
                values (@sid, @service, @ourNumber, @Number, @Person, @now, 0, @menu, @Detail, 0)
                on conflict (sid) do nothing
                returning id
            )
            insert into call_step (call_id, turn, answer, at)
            select id, 0, @answer, @now from begun
            """, new
            {
                sid,
                service,
                ourNumber,
                caller.Contact.Number,
                caller.Person,
                menu = CallMenuColumn.Of(heard.Menu),
                heard.Detail,
                answer = tx.Keys.Seal("call_step.answer", answer),
                now = tx.Now,
            }) == 1;

    /// <remarks>The call is held by whoever calls.</remarks>
    public static Task Add(Tx tx, Call call, string keys, Heard heard, string answer) =>
        tx.Execute(
            """
            with gone_on as (
                update call set turn = turn + 1, menu = @menu, detail = @Detail, misses = @misses
                where id = @Id
                returning id, turn
            )
            insert into call_step (call_id, turn, keys, answer, at)
            select id, turn, @keys, @answer, @now from gone_on
            """, new
            {
                call.Id,
                menu = CallMenuColumn.Of(heard.Menu),
                heard.Detail,
                misses = heard.IsAgain ? call.Misses + 1 : 0,
                keys = tx.Keys.Seal("call_step.keys", keys),
                answer = tx.Keys.Seal("call_step.answer", answer),
                now = tx.Now,
            });

    /// <summary>What was said at a turn: the same again, for a step that is asked for twice.</summary>
    public static async Task<string> Said(Tx tx, string sid, int turn) =>
        tx.Keys.Open("call_step.answer", await tx.One<byte[]>(
            "select answer from call_step where call_id = (select id from call where sid = @sid) and turn = @turn", new { sid, turn }));

    /// <summary>They found their place again by its code word: from now on the call is about that.</summary>
    public static Task IsOf(Tx tx, Call call, PersonId person) =>
        tx.Execute("update call set person_id = @person where id = @Id", new { call.Id, person });

    /// <summary>A person of ours knows of this call.</summary>
    public static Task IsTold(Tx tx, Call call) =>
        tx.Execute("update call set told_at = coalesce(told_at, @now) where id = @Id", new { call.Id, now = tx.Now });

    /// <summary>The call is over; said twice, the first time counts.</summary>
    public static Task HasEnded(Tx tx, string sid) =>
        tx.Execute("update call set ended_at = @now where sid = @sid and ended_at is null", new { sid, now = tx.Now });
}
