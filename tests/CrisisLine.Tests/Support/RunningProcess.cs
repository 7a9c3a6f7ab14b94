using System.Diagnostics;

namespace CrisisLine.Tests.Support;

/// <summary>A process as the kernel shows it; not of .NET's kind, for which a zombie still runs.</summary>
public sealed record RunningProcess(int Id)
{
    /// <summary>The server of a private PostgreSQL.</summary>
    public static RunningProcess ServerIn(string folder) =>
        new(int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First()));

    /// <summary>A process may end while it is looked at: then its file is there, and cannot be read.</summary>
    public bool Runs
    {
        get
        {
            try
            {
                return File.ReadAllText($"/proc/{Id}/cmdline").Length > 0;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    public RunningProcess Parent => new(int.Parse(Facts[1]));

    /// <summary>What a terminal's Ctrl+C reaches together.</summary>
    public string Group => Facts[2];

    public IEnumerable<RunningProcess> Children =>
        File.ReadAllText($"/proc/{Id}/task/{Id}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new RunningProcess(int.Parse(id)));

    /// <param name="name">Such as STOP, which freezes it, and CONT, which lets it go on.</param>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public Task Kill()
    {
        using var process = Process.GetProcessById(Id);
        process.Kill();
        return Ends();
    }

    public async Task Ends()
    {
        var since = Stopwatch.StartNew();
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Runs)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"process {Id} still runs");
            await aMoment.WaitForNextTickAsync();
        }
    }

    // "id (name) state parent group …"; a name may hold spaces.
    private string[] Facts => File.ReadAllText($"/proc/{Id}/stat").Split(") ").Last().Split(' ');
}
