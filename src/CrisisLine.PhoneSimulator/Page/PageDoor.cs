namespace CrisisLine.PhoneSimulator.Page;

/// <summary>The page with the phones, out of the program itself.</summary>
internal static class PageDoor
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => File("phones.html", "text/html; charset=utf-8"));
        routes.MapGet("/phones.css", () => File("phones.css", "text/css; charset=utf-8"));
        routes.MapGet("/phones.js", () => File("phones.js", "text/javascript; charset=utf-8"));
    }

    private static IResult File(string name, string type) =>
        typeof(PageDoor).Assembly.GetManifestResourceStream($"page/{name}") is { } file ? Results.Stream(file, type) : Results.NotFound();
}
