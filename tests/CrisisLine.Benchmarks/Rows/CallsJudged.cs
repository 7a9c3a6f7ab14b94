using CrisisLine.Benchmarks.Ground;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>What must hold after any evening of calls, asked of the phones and of the database.</summary>
public static class CallsJudged
{
    /// <returns>How many people were rung more often than a supporter accepted; how often a supporter was joined with somebody while they still were with another.</returns>
    public static async Task<(int RungTooOften, int JoinedTwice)> Faults(CallingLine line, int people)
    {
        var accepted = (await line.Houses.Source.Many<Tried>(
            """
            select contact.number, count(attempt.id)::int as accepted
            from contact_point contact
            join callback on callback.contact_point_id = contact.id
            left join callback_attempt attempt on attempt.callback_id = callback.id and attempt.accepted_at is not null
            group by contact.id
            """)).ToDictionary(row => Settings.Keys.Open("contact_point.number", row.Number), row => row.Accepted);
        var tooOften = 0;
        for (var nth = 0; nth < people; nth++)
            if ((await line.CallsAt(CallingLine.Person(nth))).Count > accepted.GetValueOrDefault(CallingLine.Person(nth)))
                tooOften++;
        return (tooOften, await line.Houses.Source.One<int>(
            """
            select count(*)::int
            from callback_attempt one
            join callback_attempt other on other.supporter_id = one.supporter_id and other.id > one.id
            where one.accepted_at is not null and other.accepted_at < coalesce(one.ended_at, 'infinity')
            """));
    }

    private sealed record Tried(byte[] Number, int Accepted);
}
