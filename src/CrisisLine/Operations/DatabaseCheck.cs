using System.Data.Common;
using System.Net.Sockets;
using CrisisLine.Data;
using CrisisLine.Opening;
using Npgsql;

namespace CrisisLine.Operations;

/// <param name="Services">Those that the database has; none if it could not be read.</param>
public sealed record DatabaseFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<ServiceHours> Services);

/// <summary>The part of <see cref="GoLiveCheck"/> that asks the database. Nothing is written to it.</summary>
public static class DatabaseCheck
{
    private const int OldestVersion = 150000;

    /// <param name="withKeys">Whether the keys of the settings can be meant, and are to be held against the database.</param>
    public static async Task<DatabaseFindings> Look(
        ProgramSettings settings, Instant now, bool withKeys, TimeProvider clock, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        await using var source = Preparation.Connect(settings.ConnectionString!);
        try
        {
            var missing = await Preparation.MissingMigrations(source, cancellation);
            // Whatever is asked here is asked of one transaction that cannot write.
            var database = new Database(source, clock, settings.Keys, (_, _, commit) => commit());
            var services = await database.Transact(async tx =>
            {
                await tx.Execute("set transaction read only");
                findings.Add(await Version(tx));
                findings.Add(Migrated(missing));
                if (missing.Count > 0)
                    return [];

                findings.Add(await Clock(tx));
                findings.AddRange(withKeys ? await Keys(tx) : []);
                return await ServiceHours.Read(tx);
            }, cancellation);
            return new DatabaseFindings(findings, services);
        }
        catch (CannotStartException otherShape)
        {
            findings.AddRange(otherShape.Reasons.Select(reason => Finding.NotOk($"Migrations: {reason}")));
        }
        catch (Exception fault) when (fault is DbException or SocketException or TimeoutException or IOException)
        {
            findings.Add(Finding.NotOk(
                $"Database: ConnectionStrings:CrisisLine does not lead to one that can be used ({(fault as DbException)?.SqlState ?? "it does not answer"}): "
                + "does it run, and are host, database, user and password right?"));
        }

        return new DatabaseFindings(findings, []);
    }

    private static async Task<Finding> Version(Tx tx)
    {
        var version = await tx.One<string>("select split_part(current_setting('server_version'), ' ', 1)");
        return await tx.One<int>("select current_setting('server_version_num')::int") >= OldestVersion
            ? Finding.Ok($"Database: PostgreSQL {version} answers.")
            : Finding.NotOk($"Database: PostgreSQL {version} is too old: use 15 or later.");
    }

    private static Finding Migrated(IReadOnlyList<string> missing) => missing.Count == 0
        ? Finding.Ok("Migrations: all are applied.")
        : Finding.NotOk($"Migrations: {missing.Count} are not applied, {missing[0]} first: run the program with `migrate`, then check again.");

    private static async Task<Finding> Clock(Tx tx) =>
        await tx.One<bool>("select exists (select from program_clock where start_at is not null)")
            ? Finding.NotOk("Clock: this database was filled for trying out, on a clock of its own (Clock:StartAt): use another database.")
            : Finding.Ok("Clock: the database keeps real time.");

    private static async Task<IEnumerable<Finding>> Keys(Tx tx) =>
        await KeysInUse.Faults(tx) is { Count: > 0 } faults
            ? faults.Select(Finding.NotOk)
            : [Finding.Ok("Keys: they fit what is in the database.")];
}
