using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Telephony;

namespace CrisisLine.Operations;

/// <summary>
/// A node that has just started compiles as it goes, and the first texts to it would wait for that. So it does a few
/// times all that a text and a call need, before it listens, and undoes it: nobody texted or rang, and nothing stays.
/// </summary>
public sealed partial class WarmUp(Database database, DangerWatch danger, ProviderAccount account, ILogger<WarmUp> log) : IHostedService
{
    // From the range that is kept for drama: nobody's.
    private static readonly PhoneNumber Nobody = PhoneNumber.Read("+447700900000")!.Value;

    private static readonly string[] Texts = ["VISIT", "YES", "STATUS", "hello, is anyone there?", "NOT COMING"];

    private static readonly string[] Keys = ["2", "1", "0"];

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
        {
            foreach (var words in Texts)
                await InboundTexts.ReplyOnce(tx, new IncomingText(NewId(), Nobody, ours, words, [], OptOutWord.None), danger, log);

            var call = NewId();
            await InboundCalls.Greet(tx, account, call, Nobody, ours, log);
            for (var turn = 1; turn <= Keys.Length; turn++)
                await InboundCalls.Step(tx, account, call, turn, Keys[turn - 1]);
        }

        // It was nobody, and nothing stays.
        tx.Undo();
    }

    private static string NewId() => $"warm-up-{Guid.CreateVersion7():n}";

    [LoggerMessage(31, LogLevel.Warning, "The warm-up failed ({Fault}); the first texts may take longer")]
    private static partial void Failed(ILogger log, string fault);
}
