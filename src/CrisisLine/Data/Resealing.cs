using System.Diagnostics.Metrics;

namespace CrisisLine.Data;

/// <summary>
/// While keys are changed, brings every sealed value to the newest key: a few rows at a time, with pauses, on as many
/// nodes as like to. It keeps no place: a node that dies leaves nothing half done, and the next look begins again.
/// </summary>
public sealed partial class Resealing : BackgroundService
{
    // Between a few rows and the next, for those who text: a longer one after rows that were written.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10), Pause = TimeSpan.FromMilliseconds(100);

    private readonly Database _database;
    private readonly FieldKeys _keys;
    private readonly TimeProvider _clock;
    private readonly ILogger<Resealing> _log;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private long _left = -1;

    public Resealing(Database database, FieldKeys keys, TimeProvider clock, IMeterFactory meters, ILogger<Resealing> log)
    {
        (_database, _keys, _clock, _log) = (database, keys, clock, log);
        meters.Create("CrisisLine").CreateObservableGauge(
            "crisisline.sealed_with_earlier_key", Left, description: "Sealed values that still need an earlier key");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), _clock);
        do
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(_log, fault.GetType().Name);
            }
        while (await minute.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Says which key this node seals with; while there are others, looks at every sealed value.</summary>
    public async Task Round(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            await LookAfterKeys(cancellation);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    private async Task LookAfterKeys(CancellationToken cancellation)
    {
        var (began, standing) = await _database.Transact(async tx => (tx.Now, await KeysInUse.Touch(tx)), cancellation);
        if (standing.Lacking > 0)
            KeysLacking(_log, standing.Lacking);
        if (!standing.Others)
        {
            Interlocked.Exchange(ref _left, 0);
            return;
        }

        // Counted first, so that whoever waits for nought sees it come.
        Interlocked.Exchange(ref _left, await Look(standing.Newest, seal: false, cancellation));
        // While a newer key is in use elsewhere, this node only counts: two must not seal back and forth.
        if (!standing.Newest.SequenceEqual(_keys.CurrentId))
            return;
        if (await Look(standing.Newest, seal: true, cancellation) == 0
            && await _database.Transact(tx => KeysInUse.Forget(tx, began), cancellation))
            NothingLeft(_log);
    }

    /// <returns>How many values are left that are sealed with another key.</returns>
    private async Task<long> Look(byte[] newest, bool seal, CancellationToken cancellation)
    {
        var left = 0L;
        foreach (var column in SealedColumns.All)
        {
            var (anew, found, after) = (0L, 0L, default(string));
            do
            {
                var page = await _database.Transact(tx => Reseal.Look(tx, column, after, newest), cancellation);
                found += page.Earlier.Count;
                if (seal && page.Earlier.Count > 0)
                {
                    var done = await _database.Transact(tx => Reseal.For(tx, column, page.Earlier), cancellation);
                    anew += done;
                    Interlocked.Add(ref _left, -done);
                }

                after = page.Last;
                await Task.Delay(seal && page.Earlier.Count > 0 ? Pause : Breath, _clock, cancellation);
            }
            while (after is not null);

            left += found - anew;
            if (anew > 0)
                SealedAnew(_log, anew, column.ToString());
            if (seal && found > anew)
                LeftForLater(_log, found - anew, column.ToString());
        }

        if (seal)
            Interlocked.Exchange(ref _left, left);
        return left;
    }

    // Not known before the first look: nought would be taken for leave to drop a key.
    private IEnumerable<Measurement<long>> Left() => Interlocked.Read(ref _left) is >= 0 and var left ? [new(left)] : [];

    [LoggerMessage(50, LogLevel.Error, "The keys of sealed values could not be looked after ({Fault}); it is tried again in a minute")]
    private static partial void RoundFailed(ILogger log, string fault);

    [LoggerMessage(51, LogLevel.Error, "Other nodes seal with {Count} keys that this node does not have: add them to its Keys:Earlier and restart it")]
    private static partial void KeysLacking(ILogger log, int count);

    [LoggerMessage(52, LogLevel.Information, "Sealed {Count} values of {Column} with the newest key")]
    private static partial void SealedAnew(ILogger log, long count, string column);

    [LoggerMessage(53, LogLevel.Warning, "{Count} values of {Column} still need an earlier key: they were in use, or no key of this node opens them")]
    private static partial void LeftForLater(ILogger log, long count, string column);

    [LoggerMessage(54, LogLevel.Information, "No value needs an earlier key any more: Keys:Earlier can be emptied")]
    private static partial void NothingLeft(ILogger log);
}
