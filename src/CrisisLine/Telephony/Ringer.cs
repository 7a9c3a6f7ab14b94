using CrisisLine.Data;
using CrisisLine.Messages;
using CrisisLine.Rings;
using CrisisLine.Twilio;
using NodaTime.Extensions;

namespace CrisisLine.Telephony;

/// <summary>
/// Has phones rung. A ring is claimed in a short transaction, asked for in none, and what became of it is written in another;
/// a node that dies in between leaves a ring whose fate is looked up at the provider.
/// </summary>
public sealed partial class Ringer(
    Database database, TwilioRest provider, ProviderAccount account, Errands errands, TimeProvider clock, ILogger<Ringer> log)
    : BackgroundService
{
    private const int AtOnce = 20;

    /// <summary>Shorter than any voicemail waits, with the five seconds that the provider may add.</summary>
    private const int Seconds = 18;

    // Rings written on this node or another are noticed after this long at the latest.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

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

    /// <returns>How many rings were claimed.</returns>
    public async Task<int> Round(CancellationToken cancellation)
    {
        var claimed = await database.Transact(tx => RingsToMake.Claim(tx, AtOnce), cancellation);
        await Task.WhenAll(claimed.Select(ring => MakeAndRecord(ring, cancellation)));
        return claimed.Count;
    }

    private async Task MakeAndRecord(RingToMake ring, CancellationToken cancellation)
    {
        try
        {
            var errand = errands.Of(ring.Purpose);
            var isWanted = ring.WasLost || await database.Transact(tx => errand.IsWanted(tx, ring.Subject), cancellation);
            if (isWanted && ring.To is { } to)
                await Record(errand, ring, await Make(ring, to, cancellation), cancellation);
            else
                await GiveUp(errand, ring, isWanted ? RingState.Failed : RingState.CalledOff, cancellation);
        }
        catch (Exception fault)
        {
            // The lease ends by itself, and then the provider is asked what became of it.
            NotRecorded(log, ring.Id, fault.GetType().Name);
        }
    }

    private Task Record(Errand errand, RingToMake ring, SendOutcome outcome, CancellationToken cancellation) =>
        database.Transact(async tx =>
        {
            await errand.Hold(tx, ring.Subject);
            await WhatCameOfRing.Of(tx, errand, ring, outcome);
        }, cancellation);

    private Task GiveUp(Errand errand, RingToMake ring, string state, CancellationToken cancellation) =>
        database.Transact(async tx =>
        {
            await errand.Hold(tx, ring.Subject);
            await EndRing.For(tx, errand, ring.Id, ring.Subject, state);
        }, cancellation);

    private Task<SendOutcome> Make(RingToMake ring, string to, CancellationToken cancellation)
    {
        var call = new OutgoingCall(to, ring.From, RingDoors.Address(account, ring.Id, turn: 0), RingDoors.News(account, ring.Id), Seconds);
        return ring.WasLost ? LookUp(call, cancellation) : Post(call, cancellation);
    }

    private async Task<SendOutcome> Post(OutgoingCall call, CancellationToken cancellation) =>
        await provider.StartCall(call, cancellation) switch
        {
            Sent.Accepted accepted => new SendOutcome.Accepted(accepted.Sid),
            Sent.Refused refused => new SendOutcome.Refused(refused.Code, OptedOut: false),
            Sent.RateLimited limited => new SendOutcome.Later(limited.RetryAfter?.ToDuration()),
            Sent.NotReached => new SendOutcome.Later(After: null),
            _ => new SendOutcome.Unknown(),
        };

    private async Task<SendOutcome> LookUp(OutgoingCall call, CancellationToken cancellation)
    {
        if (await provider.FindCall(call, cancellation) is not CallsLookedUp.Found found)
            return new SendOutcome.Unknown();

        // Their phone may have been rung before, by rings whose fate is known; those are not the one we look for.
        var lost = await database.Transact(tx => RingsToMake.NotOurs(tx, [.. found.Sids]), cancellation);
        return lost is [var sid, ..] ? new SendOutcome.Accepted(sid) : new SendOutcome.NeverThere();
    }

    [LoggerMessage(42, LogLevel.Error, "The phones that are to be rung could not be read ({Fault}); it is tried again")]
    private static partial void RoundFailed(ILogger log, string fault);

    [LoggerMessage(43, LogLevel.Error, "What became of ring {Ring} could not be written down ({Fault}); the provider will be asked")]
    private static partial void NotRecorded(ILogger log, long ring, string fault);
}
