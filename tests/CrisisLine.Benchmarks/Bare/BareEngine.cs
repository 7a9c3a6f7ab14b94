using System.Diagnostics;
using System.Globalization;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrisisLine.Benchmarks.Bare;

/// <summary>
/// The alarm clock's engine by itself: a node of the program to which nobody texts, and in it as many writers as there
/// would be connections, each of which sets one alarm with one trivial insert in one transaction, again and again.
/// </summary>
public static class BareEngine
{
    public const string Part = "bare-engine";

    public static string Ask(int writers, TimeSpan length) =>
        string.Create(CultureInfo.InvariantCulture, $"/bare-engine/{writers}/{length.TotalSeconds}");

    public static Pace Read(string answer) =>
        answer.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray() is [var rate, var p50, var p99]
            ? new Pace(rate, p50, p99, Refused: 0)
            : throw new FormatException(answer);

    public static async Task Serve(string database, int port)
    {
        await using var app = await Service.Build(Settings.Of(database, port));
        var source = app.Services.GetRequiredService<NpgsqlDataSource>();
        await source.Run("create table bare_wish (id bigint generated always as identity primary key, text text not null)");
        app.MapGet("/bare-engine/{writers:int}/{seconds:double}", async (int writers, double seconds, AlarmClock clock) =>
        {
            var length = TimeSpan.FromSeconds(seconds);
            var since = Stopwatch.StartNew();
            var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => Write(source, clock, since, length))));
            var pace = Pace.Of(all.SelectMany(times => times), since.Elapsed, refused: 0);
            return string.Create(CultureInfo.InvariantCulture, $"{pace.PerSecond} {pace.P50} {pace.P99}");
        });
        await app.RunAsync();
    }

    private static async Task<List<double>> Write(NpgsqlDataSource source, AlarmClock clock, Stopwatch since, TimeSpan length)
    {
        var times = new List<double>();
        while (since.Elapsed < length)
        {
            var began = Stopwatch.GetTimestamp();
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var insert = new NpgsqlCommand("insert into bare_wish (text) values ($1)", connection, transaction);
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "a wish" });
            await insert.ExecuteNonQueryAsync();
            await clock.Keep(
                transaction, [new Promise(Settings.Opens + Duration.FromHours(7), LapseHold.Timer, 0)], () => transaction.CommitAsync());
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }
}
