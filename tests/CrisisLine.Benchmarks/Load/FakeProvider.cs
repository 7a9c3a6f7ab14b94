using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Benchmarks.Load;

/// <summary>Takes every text after the same time, as many at once as there come, and knows each by the row it was sent for.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, Taken> _texts = new();
    private readonly TimeSpan _after;
    private readonly WebApplication _host;
    private int _posts;

    private FakeProvider(WebApplication host, TimeSpan after) => (_host, _after) = (host, after);

    public string Address => _host.Urls.Single();

    /// <summary>How many texts it was sent, those that it was sent twice included.</summary>
    public int Posts => Volatile.Read(ref _posts);

    /// <summary>How many different ones.</summary>
    public int Texts => _texts.Count;

    public static async Task<FakeProvider> Start(TimeSpan after)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var host = builder.Build();
        host.Urls.Add("http://127.0.0.1:0");
        var provider = new FakeProvider(host, after);
        host.MapPost("/2010-04-01/Accounts/{account}/Messages.json", (RequestDelegate)provider.Take);
        host.MapGet("/2010-04-01/Accounts/{account}/Messages.json", (RequestDelegate)provider.List);
        await host.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var id = long.Parse(form["StatusCallback"].ToString().Split('/')[^1], CultureInfo.InvariantCulture);
        var text = new Taken($"SM{id:x24}{Interlocked.Increment(ref _posts):x8}", form["To"].ToString(), form["From"].ToString(), form["Body"].ToString());
        _texts[id] = text;
        await Task.Delay(_after, Service.RealTime);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($$"""{"sid":"{{text.Sid}}","status":"queued"}""");
    }

    private Task List(HttpContext http) => http.Response.WriteAsJsonAsync(new
    {
        messages = _texts.Values.Where(text => text.To == http.Request.Query["To"] && text.From == http.Request.Query["From"]).Select(text => new
        {
            sid = text.Sid,
            status = "sent",
            body = text.Words,
            to = text.To,
            from = text.From,
            date_created = "Fri, 04 Jun 2027 17:00:00 +0000",
            error_code = (int?)null,
        }),
        next_page_uri = (string?)null,
    });

    private sealed record Taken(string Sid, string To, string From, string Words);
}
