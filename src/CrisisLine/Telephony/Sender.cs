using CrisisLine.Data;
using CrisisLine.Messages;
using CrisisLine.Twilio;
using NodaTime.Extensions;

namespace CrisisLine.Telephony;

/// <summary>
/// Empties the outbox. A text is claimed in a short transaction, posted in none, and what became of it is written in
/// another; a node that dies in between leaves a text whose fate is looked up at the provider.
/// </summary>
public sealed partial class Sender(
    Database database, TwilioRest provider, ProviderAccount account, Receipts receipts, TimeProvider clock, ILogger<Sender> log)
    : BackgroundService
{
    private const int AtOnce = 50;

    // Texts written on this node or another are noticed after this long at the latest.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _free = new(AtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                if (await Round(stoppingToken) == 0)
                    await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(log, fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
    }

    /// <summary>Claims what is due, as much as can be posted at once, and starts posting it.</summary>
    /// <returns>How many texts were claimed.</returns>
    public async Task<int> Round(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        _free.Release();
        var claimed = await database.Transact(tx => Claim(tx, Math.Max(1, _free.CurrentCount)), cancellation);
        foreach (var text in claimed)
        {
            await _free.WaitAsync(cancellation);
            _ = SendAndRelease(text, cancellation);
        }

        return claimed.Count;
    }

    /// <summary>What may not leave is a person's to see to, in the same transaction that stopped it.</summary>
    private async Task<IReadOnlyList<TextToSend>> Claim(Tx tx, int most)
    {
        var (texts, blocked) = await TextsToSend.Claim(tx, most);
        foreach (var text in blocked)
            await Undeliverable.Tell(tx, text, receipts);
        return texts;
    }

    private async Task SendAndRelease(TextToSend text, CancellationToken cancellation)
    {
        try
        {
            var outcome = text.WasLost ? await LookUp(text, cancellation) : await Post(text, cancellation);
            await database.Transact(tx => Record(tx, text, outcome), cancellation);
        }
        catch (Exception fault)
        {
            // The lease ends by itself, and then the provider is asked what became of it.
            NotRecorded(log, text.Id, fault.GetType().Name);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<SendOutcome> Post(TextToSend text, CancellationToken cancellation) =>
        await provider.SendText(new OutgoingText(text.To, text.From, text.Words, TextNews.Address(account, text.Id)), cancellation) switch
        {
            Sent.Accepted accepted => new SendOutcome.Accepted(accepted.Sid),
            Sent.Refused refused => new SendOutcome.Refused(refused.Code, TwilioError.MeansOptedOut(refused.Code)),
            Sent.RateLimited limited => new SendOutcome.Later(limited.RetryAfter?.ToDuration()),
            Sent.NotReached => new SendOutcome.Later(After: null),
            _ => new SendOutcome.Unknown(),
        };

    private async Task<SendOutcome> LookUp(TextToSend text, CancellationToken cancellation)
    {
        var sought = new OutgoingText(text.To, text.From, text.Words, TextNews.Address(account, text.Id));
        if (await provider.FindText(sought, since: null, cancellation) is not LookedUp.Found found)
            return new SendOutcome.Unknown();

        // The same words may have been sent before, by texts whose fate is known; those are not the one we look for.
        var lost = await database.Transact(
            tx => TextsToSend.NotOurs(tx, [.. found.Texts.Select(candidate => candidate.Sid)]), cancellation);
        return lost is [var sid, ..] ? new SendOutcome.Accepted(sid) : new SendOutcome.NeverThere();
    }

    private async Task Record(Tx tx, TextToSend text, SendOutcome outcome)
    {
        await TellOfText.Hold(tx, receipts, text.Id);
        if (await WhatBecame.Of(tx, text.Id, text.Attempt, outcome) is not { } settled)
            return;
        if (outcome is SendOutcome.Refused { OptedOut: true })
            await Undeliverable.OptOut(tx, settled);
        if (settled.IsLost)
            await Undeliverable.Tell(tx, settled, receipts);
        if (settled.IsOnItsWay)
            await TellOfText.Arrived(tx, receipts, settled);
    }

    [LoggerMessage(40, LogLevel.Error, "The outbox could not be read ({Fault}); it is tried again")]
    private static partial void RoundFailed(ILogger log, string fault);

    [LoggerMessage(41, LogLevel.Error, "What became of message {Message} could not be written down ({Fault}); the provider will be asked")]
    private static partial void NotRecorded(ILogger log, long message, string fault);
}
