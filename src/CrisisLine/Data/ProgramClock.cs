using Dapper;
using NodaTime.Extensions;
using NodaTime.Text;
using Npgsql;

namespace CrisisLine.Data;

/// <summary>
/// The one clock of the application. It is the real one, or began at <c>Clock:StartAt</c> when the database was first
/// started and has run on since: all nodes and restarts on that database share it.
/// </summary>
public sealed class ProgramClock(TimeProvider real, Duration ahead) : TimeProvider
{
    /// <summary>How far this clock is ahead of the real one; zero for a service that is in real use.</summary>
    public Duration Ahead => ahead;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead.ToTimeSpan();

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <param name="startAt">Null: no wish of its own; it follows the clock that the database has, or else the real one.</param>
    /// <param name="mayBeShifted">False in Production, where only the real clock will do.</param>
    /// <exception cref="CannotStartException">The database has another clock than the one wished for.</exception>
    public static async Task<ProgramClock> Shared(
        NpgsqlDataSource source, TimeProvider real, Instant? startAt, bool mayBeShifted, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            "insert into program_clock (start_at, real_at) values (@startAt, @realNow) on conflict do nothing",
            new { startAt, realNow = real.GetCurrentInstant() });
        var kept = await connection.QuerySingleAsync<Kept>("select start_at, real_at from program_clock");

        if (startAt is { } wished && kept.StartAt != wished)
            throw new CannotStartException(kept.StartAt is { } other
                ? $"Clock:StartAt is {Show(wished)}, but this database's clock began at {Show(other)}: use that value, or another database."
                : $"Clock:StartAt is {Show(wished)}, but this database runs on the real clock: use another database.");
        if (kept.StartAt is { } shifted && !mayBeShifted)
            throw new CannotStartException($"This database's clock began at {Show(shifted)} (Clock:StartAt); Production runs on the real clock only: use another database.");

        return new ProgramClock(real, kept.StartAt is { } began ? began - kept.RealAt : Duration.Zero);
    }

    private static string Show(Instant instant) => InstantPattern.General.Format(instant);

    private sealed record Kept(Instant? StartAt, Instant RealAt);
}
