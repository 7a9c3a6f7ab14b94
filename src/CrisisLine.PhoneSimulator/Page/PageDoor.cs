namespace CrisisLine.PhoneSimulator.Page;

/// <summary>The page with the phones, out of the program itself.</summary>
internal static class PageDoor
{
    /// <summary>The page may use nothing that does not come from here.</summary>
    private const string OnlyItsOwn = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Scripts = ["phones.js", "phone.js", "control.js", "workshop.js"];

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = OnlyItsOwn;
            return File("phones.html", "text/html; charset=utf-8");
        });
        routes.MapGet("/phones.css", () => File("phones.css", "text/css; charset=utf-8"));
        foreach (var script in Scripts)
            routes.MapGet($"/{script}", () => File(script, "text/javascript; charset=utf-8"));
    }

    private static IResult File(string name, string type) =>
        typeof(PageDoor).Assembly.GetManifestResourceStream($"page/{name}") is { } file ? Results.Stream(file, type) : Results.NotFound();
}
