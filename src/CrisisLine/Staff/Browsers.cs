namespace CrisisLine.Staff;

/// <summary>Browsers by names that people know, and no more of them than that.</summary>
public static class Browsers
{
    private static readonly (string In, string Name)[] Known =
        [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string In, string Name)[] Machines =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    /// <param name="agent">As the browser calls itself in <c>User-Agent</c>.</param>
    public static string NameOf(string agent) => $"{First(Known, agent, "A browser")} on {First(Machines, agent, "another device")}";

    private static string First((string In, string Name)[] names, string agent, string otherwise) =>
        names.FirstOrDefault(one => agent.Contains(one.In, StringComparison.Ordinal)).Name ?? otherwise;
}
