using System.Diagnostics;

namespace CrisisLine.Development;

/// <summary>Runs another program to its end, asking it nothing and letting it ask nothing.</summary>
internal static class Command
{
    /// <returns>What it wrote.</returns>
    /// <exception cref="CommandFailedException">It ended with another code than 0; the message holds its words.</exception>
    public static async Task<string> Run(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        // "/": an unprivileged child of root cannot be in root's folder.
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var whenCancelled = cancellation.Register(() => process.Kill(entireProcessTree: true));

        var said = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var complained = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();

        return process.ExitCode == 0
            ? await said
            : throw new CommandFailedException(
                $"{string.Join(' ', words)} ended with {process.ExitCode}: {await said}{await complained}");
    }

    /// <returns>Null when no folder of PATH holds it.</returns>
    public static string? OnPath(string name) =>
        FoldersOfPath().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static IEnumerable<string> FoldersOfPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted);
}

/// <summary>What another program said when it failed, on one line.</summary>
internal sealed class CommandFailedException(string itsWords) : Exception(itsWords.ReplaceLineEndings(" ").Trim());
