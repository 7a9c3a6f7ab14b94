namespace CrisisLine.Pages;

/// <summary>
/// What somebody in front of a browser reads when a page cannot be shown: a sentence, and whom to ring. It needs nothing, neither
/// the database nor a view, because it is for the moment in which something is broken.
/// </summary>
public static class PlainWords
{
    private const string Help =
        "If a life is in danger, ring 999. To talk to somebody now, day or night: Samaritans on 116 123, or NHS 111, option 2. Text SHOUT to 85258.";

    /// <summary>For answers that have no words of their own.</summary>
    public static async Task Fill(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await Write(http);
    }

    /// <summary>Does nothing for whoever asked for something else than a page.</summary>
    public static Task Write(HttpContext http)
    {
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return Task.CompletedTask;

        var (heading, words) = Say(http.Response.StatusCode);
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{heading}</title><link rel="stylesheet" href="/lib/pico/pico.jade.min.css"><link rel="stylesheet" href="/site.css"></head>
            <body><main class="container"><article class="narrow"><h1>{heading}</h1><p>{words}</p><p>{Help}</p>
            <p><a href="/">Back to the beginning</a></p></article></main></body></html>
            """, http.RequestAborted);
    }

    private static (string Heading, string Words) Say(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("Please try that again", "The page had been open for a long time, or something in it could not be read. Open it again; nothing was changed."),
        StatusCodes.Status404NotFound => ("There is nothing here", "The address may have a slip in it, or what was here is over."),
        StatusCodes.Status413PayloadTooLarge => ("That file is too large", "Please send less of it at a time. Nothing of it was kept."),
        StatusCodes.Status429TooManyRequests => ("One moment", "Many people are signing in just now. Try again in a minute."),
        StatusCodes.Status503ServiceUnavailable => ("We will be back in a moment", "Something is being put right at our end. Texts to us are not lost."),
        _ => ("Something has gone wrong at our end", "It is not your fault. Try again in a moment."),
    };
}
