using CrisisLine.Data;
using CrisisLine.Domain.Words;

namespace CrisisLine.Messages;

/// <summary>
/// The words of our sentences as the team last left them: a change counts within a minute, on every node. Each change is a
/// row of its own, so that it can always be seen what somebody was told, and who had it said so.
/// </summary>
public sealed class Wording(Database database, TimeProvider clock, ILogger<Wording> log) : EachMinute(clock, log)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Not before the first text can come.
        await Load(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads all of them again, now.</summary>
    public async Task Load(CancellationToken cancellation) => database.SayFromNowOn(await database.Transact(Read, cancellation));

    protected override Task Do(CancellationToken cancellation) => Load(cancellation);

    private static async Task<WordList> Read(Tx tx)
    {
        var rows = await tx.Many<Row>(
            """
            select distinct on (sentence, plain) sentence, plain, words
            from wording
            where language = 'en' and effective_at <= @now
            order by sentence, plain, effective_at desc, id desc
            """, new { now = tx.Now });
        return new WordList(rows.ToDictionary(row => (row.Sentence, row.Plain), row => row.Words));
    }

    private sealed record Row(string Sentence, bool Plain, string Words);
}
