using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Tests.Support;

/// <summary>
/// The provider's other side: takes the texts that the program sends, as Twilio does, and tells what became of them
/// only when a test says so. How it answers can be changed; it keeps every text that it took.
/// </summary>
public sealed class Provider : IAsyncDisposable
{
    private readonly ConcurrentQueue<SentText> _texts = new();
    private readonly WebApplication _host;

    private Provider(WebApplication host) => _host = host;

    public string Address => _host.Urls.Single();

    /// <summary>What comes of the next sends: null to accept; otherwise it is asked for each, after the text was kept or not.</summary>
    public Func<SentText, Misbehaviour?> Behaves { get; set; } = _ => null;

    /// <summary>What it says of our account; null, and whoever asks has the wrong token.</summary>
    public object? Account { get; set; } = new { status = "active", type = "Full" };

    /// <summary>The numbers that our account has there, as it lists them.</summary>
    public IReadOnlyList<object> Numbers { get; set; } = [];

    public IReadOnlyList<SentText> Texts => [.. _texts];

    public IReadOnlyList<SentText> TextsTo(Phone phone) => [.. _texts.Where(text => text.To == phone.Number)];

    public static async Task<Provider> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var host = builder.Build();
        host.Urls.Add("http://127.0.0.1:0");
        var provider = new Provider(host);
        host.MapPost("/2010-04-01/Accounts/{account}/Messages.json", provider.Take);
        host.MapGet("/2010-04-01/Accounts/{account}/Messages.json", provider.List);
        host.MapGet("/2010-04-01/Accounts/{account}.json", () => provider.Account is { } account
            ? Results.Json(account) : Results.Json(new { code = 20003, status = 401 }, statusCode: 401));
        host.MapGet("/2010-04-01/Accounts/{account}/IncomingPhoneNumbers.json", () =>
            Results.Json(new { incoming_phone_numbers = provider.Numbers, next_page_uri = (string?)null }));
        await host.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    /// <summary>Tells the program what became of a text, as often and in whatever order the test likes.</summary>
    public static Task<Answer> Tells(Line line, SentText text, string status, int? error = null)
    {
        List<KeyValuePair<string, string>> form =
            [new("MessageSid", text.Sid), new("AccountSid", CrisisLineApp.AccountSid), new("MessageStatus", status), new("To", text.To), new("From", text.From)];
        if (error is not null)
            form.Add(new("ErrorCode", $"{error}"));
        return line.Deliver(form, path: new Uri(text.StatusCallback).AbsolutePath);
    }

    private async Task<IResult> Take(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var text = new SentText(Phone.NewSid(), form["To"]!, form["From"]!, form["Body"]!, form["StatusCallback"]!);
        var misbehaviour = Behaves(text);
        if (misbehaviour is null or { KeepsTheText: true })
            _texts.Enqueue(text);
        return misbehaviour?.Answer ?? Results.Json(new { sid = text.Sid, status = "queued" }, statusCode: 201);
    }

    private IResult List(HttpRequest request) => Results.Json(new
    {
        messages = _texts.Where(text => text.To == request.Query["To"] && text.From == request.Query["From"])
            .Select(text => new { sid = text.Sid, status = "sent", body = text.Words, to = text.To, from = text.From, date_created = "Sat, 21 Nov 2026 10:00:00 +0000", error_code = (int?)null }),
        next_page_uri = (string?)null,
    });
}

public sealed record SentText(string Sid, string To, string From, string Words, string StatusCallback);

/// <param name="KeepsTheText">It was accepted, and only the answer is wrong.</param>
public sealed record Misbehaviour(IResult Answer, bool KeepsTheText = false);
