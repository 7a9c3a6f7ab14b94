using CrisisLine.Data;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using NodaTime.Extensions;
using Npgsql;

namespace CrisisLine.Operations;

/// <summary>Makes a database ready for work: its shape, its clock, the services and their nights ahead.</summary>
public static class Preparation
{
    private static readonly Duration Patience = Duration.FromSeconds(20);

    /// <summary>
    /// Ours first, so that the connection string can say otherwise: a text must be answered or refused in five seconds,
    /// whatever the database does, and a statement that is sent often is prepared once. (Planning it once for all was tried:
    /// nothing was gained for texts, and alarms came half a second late, because the engine's statements want their values.)
    /// </summary>
    private const string Defaults =
        "Application Name=CrisisLine;Timeout=3;Command Timeout=10;Cancellation Timeout=500;Maximum Pool Size=40;"
        + "Max Auto Prepare=100;Auto Prepare Min Usages=2;No Reset On Close=true;";

    private static string MigrationsFolder => Path.Combine(AppContext.BaseDirectory, "db");

    public static NpgsqlDataSource Connect(string connectionString) => NpgsqlDataSource.Create(Defaults + connectionString);

    /// <summary>Whether it is a connection string at all; nothing is connected to.</summary>
    public static bool CanConnectBy(string connectionString)
    {
        try
        {
            using var source = Connect(connectionString);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <returns>Which migrations are not applied yet; nothing is written.</returns>
    /// <exception cref="CannotStartException">The database is of another program's shape.</exception>
    public static Task<IReadOnlyList<string>> MissingMigrations(NpgsqlDataSource source, CancellationToken cancellation)
    {
        ColumnTypes.Register();
        return new Migrations(source, MigrationsFolder).Missing(cancellation);
    }

    /// <summary>Brings the database to the shape of this program.</summary>
    /// <exception cref="CannotStartException">The database does not answer, or is of another program's shape.</exception>
    public static async Task<int> Migrate(NpgsqlDataSource source, TimeProvider real, CancellationToken cancellation)
    {
        ColumnTypes.Register();
        var until = real.GetCurrentInstant() + Patience;
        while (true)
            try
            {
                return await new Migrations(source, MigrationsFolder).Apply(real.GetCurrentInstant(), cancellation);
            }
            catch (Exception fault) when (DatabaseAway.Explains(fault) && real.GetCurrentInstant() < until)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), real, cancellation);
            }
            catch (NpgsqlException fault)
            {
                throw new CannotStartException($"ConnectionStrings:CrisisLine: the database cannot be used ({fault.SqlState ?? "it does not answer"}).");
            }
    }

    /// <summary>Writes what this program needs to find there: services that are new, and the nights ahead.</summary>
    /// <returns>Every service that the database has now.</returns>
    /// <exception cref="CannotStartException">The keys are not those of the database, and nothing was written.</exception>
    public static async Task<IReadOnlyList<ServiceHours>> Fill(
        NpgsqlDataSource source, TimeProvider clock, ProgramSettings settings, CancellationToken cancellation)
    {
        // Nothing is promised to anyone while the database is filled, so no alarm clock is needed yet.
        var database = new Database(source, clock, settings.Keys, (_, _, commit) => commit());
        await database.Transact(KeysInUse.Check, cancellation);
        return await database.Transact(async tx =>
        {
            await SeedServices.For(tx, settings.Services);
            await SeedDangerPhrases.For(tx);
            await SeedWording.For(tx);
            await PlanNights.For(tx);
            return await ServiceHours.Read(tx);
        }, cancellation);
    }
}
