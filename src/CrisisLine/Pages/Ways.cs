namespace CrisisLine.Pages;

public static class Ways
{
    /// <summary>Only ways into our own pages are followed: a link from elsewhere must not lead on to a stranger's.</summary>
    public static string Inside(string? way) =>
        way is ['/', not ('/' or '\\'), ..] && !way.Any(char.IsControl) ? way : "/tonight";
}
