namespace CrisisLine.Development;

/// <summary>
/// The demo's evening, so far: people who were never born have texted the house before you came. They do so from phones
/// that you see, one text after the other, and the service answers them as it answers anybody.
/// </summary>
public sealed partial class DemoEvening(
    Phones phones, DemoClock clock, string house, ILogger<DemoEvening> log) : IHostedLifecycleService
{
    private static readonly TimeSpan
        BetweenTexts = TimeSpan.FromSeconds(5), ForAnOffer = TimeSpan.FromSeconds(10), AMoment = TimeSpan.FromMilliseconds(50);

    /// <summary>The house listens by now, and is not ready before this is over: its alarm clock starts later still.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var (person, words) in DemoPeople.Texts)
        {
            if (!await phones.Send(person.Number, house, words))
            {
                NotAnswered(log);
                return;
            }

            clock.Forward(BetweenTexts);
            await phones.MoveTo(clock.GetUtcNow());
        }

        await AnOfferArrives(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>It leaves by the outbox, a moment after the text that freed the place.</summary>
    private async Task AnOfferArrives(CancellationToken cancellation)
    {
        var since = clock.GetTimestamp();
        while (await phones.TextsTo(DemoPeople.OnTheList.Number) == 0 && clock.GetElapsedTime(since) < ForAnOffer)
            await Task.Delay(AMoment, clock, cancellation);
    }

    [LoggerMessage(60, LogLevel.Warning, "The people of the demo could not text the house by PublicUrl; they are left out")]
    private static partial void NotAnswered(ILogger log);
}
