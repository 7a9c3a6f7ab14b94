namespace CrisisLine.Tests.Support;

public static class Repository
{
    /// <summary>The folder that holds <c>db</c>, <c>src</c> and <c>tests</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CrisisLine.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
