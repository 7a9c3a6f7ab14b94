using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Telephony;

namespace CrisisLine.Operations;

/// <summary>
/// A node that has just started compiles as it goes, and the first texts to it would wait for that. So it does a few
/// times all that a text needs, before it listens, and undoes it: nobody texted, and nothing stays.
/// </summary>
public sealed partial class WarmUp(Database database, DangerWatch danger, ILogger<WarmUp> log) : IHostedService
{
    // From the range that is kept for drama: nobody's.
    private static readonly PhoneNumber Nobody = PhoneNumber.Read("+447700900000")!.Value;

    private static readonly string[] Texts = ["VISIT", "YES", "STATUS", "hello, is anyone there?", "NOT COMING"];

    /// <summary>A node whose warm-up failed is slow at first, but as good as any.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < 3; round++)
            try
            {
                await database.Transact(Pretend, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                Failed(log, fault.GetType().Name);
            }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Pretend(Tx tx)
    {
        var number = await tx.OneOrNone<string>("select number from service_number where not quiet order by service_id limit 1");
        if (PhoneNumber.Read(number) is { } ours)
            foreach (var words in Texts)
            {
                var id = $"warm-up-{Guid.CreateVersion7():n}";
                await InboundTexts.ReplyOnce(tx, new IncomingText(id, Nobody, ours, words, [], OptOutWord.None), danger, log);
            }

        // Nobody texted, and nothing stays.
        tx.Undo();
    }

    [LoggerMessage(31, LogLevel.Warning, "The warm-up failed ({Fault}); the first texts may take longer")]
    private static partial void Failed(ILogger log, string fault);
}
