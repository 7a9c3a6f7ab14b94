using System.Diagnostics;
using Npgsql;

namespace CrisisLine.Development;

/// <summary>
/// A small shell between the program and its PostgreSQL. It stops the server when its standard input ends, and that
/// ends with the program, also with one that crashed or was killed.
/// </summary>
internal sealed class Guard : IAsyncDisposable
{
    // Signals are not for the guard: when a whole service is told to stop, the program drains first and then lets go.
    // The shell gives background jobs /dev/null as input, so the program's end is handed on as 3.
    // The one who waits for the program outlives a killed guard; by then the number may be a stranger's, so it looks.
    private const string Script =
        """
        name=$1 log=$2 remove_folder=$3 remove_sockets=$4
        shift 4
        exec 3<&0 >"$log" 2>&1
        trap : TERM INT HUP
        "$@" 3<&- &
        postgres=$!
        (
            trap '' TERM INT HUP
            while read -r _; do :; done
            case $(tr '\0' ' ' 2>/dev/null </proc/$postgres/cmdline) in *"$name"*) kill -INT $postgres ;; esac
        ) <&3 &
        program=$!
        wait $postgres
        while kill -0 $postgres 2>/dev/null; do wait $postgres; done
        kill -KILL $program 2>/dev/null
        rm -rf -- ${remove_folder:+"$remove_folder"} ${remove_sockets:+"$remove_sockets"}
        """;

    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(60);

    private readonly Process _shell;
    private readonly string _log;
    private bool _isDisposed;

    private Guard(Process shell, string log) => (_shell, _log) = (shell, log);

    // The end of the server's log, on one line.
    private string LastWords => File.Exists(_log) ? string.Join(" | ", File.ReadLines(_log).TakeLast(5)) : "";

    public static Guard Start(Cluster cluster, string sockets, string binaries, PostgresUser user)
    {
        // setsid: Ctrl+C goes to all of the terminal's foreground, and would stop the database before the program.
        string[] words =
        [
            "/bin/sh", "-c", Script, "crisisline-postgres-guard",
            cluster.Name!, cluster.Log, cluster.ThrowAway ? cluster.Folder : "", sockets == cluster.Folder ? "" : sockets,
            .. user.Drop, .. cluster.Serve(binaries, sockets),
        ];
        var start = new ProcessStartInfo("setsid", words) { RedirectStandardInput = true, WorkingDirectory = "/" };
        return new Guard(Process.Start(start)!, cluster.Log);
    }

    /// <summary>Waits until the server does; one that was killed reads its log again first.</summary>
    public async Task Answers(string connectionString, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        // Real time, not the program's clock: another process is waited for.
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Timeout=2");
                await connection.OpenAsync(cancellation);
                return;
            }
            catch (NpgsqlException) when (!_shell.HasExited && since.Elapsed < ToAnswer)
            {
                await aMoment.WaitForNextTickAsync(cancellation);
            }
            catch (NpgsqlException silent)
            {
                throw new PrivatePostgresException($"The private PostgreSQL did not start: {LastWords}", silent);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        _shell.StandardInput.Close();
        using var tooLong = new CancellationTokenSource(ToStop);
        try
        {
            await _shell.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            _shell.Kill(entireProcessTree: true);
        }
        _shell.Dispose();
    }
}
