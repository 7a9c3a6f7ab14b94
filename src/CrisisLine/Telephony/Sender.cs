using System.Threading.Channels;
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

    // So many more are claimed, so that no line is idle while others are being claimed; and never fewer together than this.
    private const int Ahead = 25, Together = 12;

    // Whoever waited longer for a line than this is handed back: their rules for contact may have changed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    // Texts written on this node or another are noticed after this long at the latest.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _hands = new(AtOnce + Ahead);
    private readonly SemaphoreSlim _lines = new(AtOnce);
    private readonly Channel<(TextToSend Text, SendOutcome.Accepted Outcome)> _accepted =
        Channel.CreateUnbounded<(TextToSend, SendOutcome.Accepted)>(new UnboundedChannelOptions { SingleReader = true });

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Send(stoppingToken), RecordAccepted(stoppingToken));

    private async Task Send(CancellationToken stoppingToken)
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
        for (var free = 0; free < Together; free++)
            await _hands.WaitAsync(cancellation);
        _hands.Release(Together);
        var claimed = await database.Transact(tx => Claim(tx, Math.Max(Together, _hands.CurrentCount)), cancellation);
        var since = clock.GetTimestamp();
        foreach (var phone in claimed.OrderBy(text => text.Id).GroupBy(text => text.To))
        {
            foreach (var _ in phone)
                await _hands.WaitAsync(cancellation);
            _ = SendInTurn(phone, since, cancellation);
        }

        return claimed.Count;
    }

    /// <summary>Whoever is told two things in one moment reads them in the order in which they were said.</summary>
    private async Task SendInTurn(IEnumerable<TextToSend> toOne, long since, CancellationToken cancellation)
    {
        foreach (var text in toOne)
            await SendAndRelease(text, since, cancellation);
    }

    /// <summary>What may not leave is a person's to see to, in the same transaction that stopped it.</summary>
    private async Task<IReadOnlyList<TextToSend>> Claim(Tx tx, int most)
    {
        var (texts, blocked) = await TextsToSend.Claim(tx, most);
        foreach (var text in blocked)
            await Undeliverable.Tell(tx, text, receipts);
        return texts;
    }

    private async Task SendAndRelease(TextToSend text, long since, CancellationToken cancellation)
    {
        try
        {
            var outcome = await Ask(text, since, cancellation);
            if (outcome is SendOutcome.Accepted accepted && !text.CarriesPromise)
                _accepted.Writer.TryWrite((text, accepted));
            else
                await database.Transact(tx => Record(tx, text, outcome), cancellation);
        }
        catch (Exception fault)
        {
            // The lease ends by itself, and then the provider is asked what became of it.
            NotRecorded(log, text.Id, fault.GetType().Name);
        }
        finally
        {
            _hands.Release();
        }
    }

    private async Task<SendOutcome> Ask(TextToSend text, long since, CancellationToken cancellation)
    {
        await _lines.WaitAsync(cancellation);
        try
        {
            if (text.WasLost)
                return await LookUp(text, cancellation);
            return clock.GetElapsedTime(since) > LongestWait ? new SendOutcome.Later(Duration.Zero) : await Post(text, cancellation);
        }
        finally
        {
            _lines.Release();
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

    /// <summary>Those that were accepted while the last were written down are written down together.</summary>
    private async Task RecordAccepted(CancellationToken stoppingToken)
    {
        var accepted = new List<AcceptedText>();
        // What was accepted until we are stopped is written down still; the rest is looked up by whoever goes on.
        while (await MoreAccepted(stoppingToken))
        {
            accepted.Clear();
            while (accepted.Count < AtOnce && _accepted.Reader.TryRead(out var next))
                accepted.Add(new AcceptedText(next.Text.Id, next.Text.Attempt, next.Outcome.ProviderId));
            await WriteDown(accepted);
        }
    }

    private async Task WriteDown(IReadOnlyList<AcceptedText> accepted)
    {
        try
        {
            await database.Transact(tx => WhatBecame.Accepted(tx, accepted), CancellationToken.None);
        }
        catch (Exception fault) when (accepted.Count > 1 && !DatabaseAway.Explains(fault))
        {
            // Something is wrong with one of them; the others must not suffer for it.
            foreach (var text in accepted)
                await WriteDown([text]);
        }
        catch (Exception fault)
        {
            foreach (var text in accepted)
                NotRecorded(log, text.Id, fault.GetType().Name);
        }
    }

    private async Task<bool> MoreAccepted(CancellationToken stoppingToken)
    {
        try
        {
            return await _accepted.Reader.WaitToReadAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return _accepted.Reader.TryPeek(out _);
        }
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
