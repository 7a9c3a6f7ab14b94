using CrisisLine.Live;
using CrisisLine.Pages.Tonight;
using Microsoft.AspNetCore.Localization;

namespace CrisisLine.Pages;

public static class PagesSetup
{
    /// <summary>
    /// Everything a page of ours needs comes from ourselves, nothing else is loaded, framed or sent anywhere, and no page is kept
    /// in a cache that the next person at the machine could open.
    /// </summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.AddLocalization();
        services.AddFloodGates();
        services.AddSingleton<Drawing>();
        services.AddSingleton<DrawBoard>();
        services.AddSingleton<BoardFeeds>();
        services.AddSingleton<Screens>();
        services.AddHostedService(container => container.GetRequiredService<Screens>());
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.AddSupportedCultures("en").AddSupportedUICultures("en", "cy").SetDefaultCulture("en");
            // No cookie: the language is in the address, or in what the browser asks for.
            options.RequestCultureProviders =
                [new QueryStringRequestCultureProvider { UIQueryStringKey = "lang", QueryStringKey = "-" }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    public static void UsePages(this WebApplication app)
    {
        app.Use(AddHeaders);
        app.Use(PlainWords.Fill);
        // Only what everybody may see is in another language yet.
        app.UseWhen(http => http.Request.Path.Value is "/" or "/privacy", everybody => everybody.UseRequestLocalization());
        app.UseStaticFiles(new StaticFileOptions
        {
            // An address carries a hash of its file, so a file may be kept for as long as a browser likes.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
    }

    private static Task AddHeaders(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(http);
    }
}
