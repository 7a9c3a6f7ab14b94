using CrisisLine.Data;
using CrisisLine.Domain.Conversations;

namespace CrisisLine.Inbox;

/// <summary>Knows the phrases that make a person look at once, as the team last left them: a change counts within a minute.</summary>
public sealed class DangerWatch(Database database, TimeProvider clock, ILogger<DangerWatch> log) : EachMinute(clock, log)
{
    private volatile DangerPhrases _phrases = new([]);

    /// <summary>Whether a text holds a sign of danger. It raises attention and does nothing else.</summary>
    public bool Sees(string words) => _phrases.In(words);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Not before the first text can come.
        await Load(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task Do(CancellationToken cancellation) => Load(cancellation);

    private async Task Load(CancellationToken cancellation) =>
        _phrases = new DangerPhrases(await database.Transact(
            tx => tx.Many<string>("select phrase from danger_phrase where removed_at is null"), cancellation));
}
