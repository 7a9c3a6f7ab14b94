using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CrisisLine.PhoneSimulator.Tests.Support;

/// <summary>A service that speaks Twilio as its test tells it to, and remembers what it was asked.</summary>
public sealed class PretendService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, Func<Asked, Answer>> _answers = [];
    private readonly HashSet<string> _silent = [];
    private readonly List<Asked> _asked = [];

    private PretendService(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>In the order in which it came.</summary>
    public IReadOnlyList<Asked> Asked
    {
        get
        {
            lock (_asked)
                return [.. _asked];
        }
    }

    public static async Task<PretendService> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var service = new PretendService(app);
        app.Run(service.Receive);
        await app.StartAsync();
        return service;
    }

    /// <summary>What it says when it is asked there; for any other address, nothing (204).</summary>
    public void At(string path, string twiml) => At(path, _ => twiml);

    public void At(string path, Func<Asked, string> twiml) =>
        _answers[path] = asked => new Answer(200, "text/xml", $"<Response>{twiml(asked)}</Response>");

    public void At(string path, Answer answer) => _answers[path] = _ => answer;

    /// <summary>Whoever asks there waits in vain.</summary>
    public void IsSilentAt(string path) => _silent.Add(path);

    public IReadOnlyList<Asked> AskedAt(string path) => [.. Asked.Where(asked => asked.Path == path)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var asked = new Asked(context.Request.Method, target, body, context.Request.Headers["X-Twilio-Signature"].ToString(),
            context.Request.Headers["I-Twilio-Idempotency-Token"].ToString(), context.Request.Headers.Cookie.ToString());
        lock (_asked)
            _asked.Add(asked);

        if (_silent.Contains(asked.Path))
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

        var answer = _answers.TryGetValue(asked.Path, out var say) ? say(asked) : new Answer(204, null, "");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers.SetCookie = answer.Cookies.ToArray();
        if (answer.Status != 204)
            await context.Response.WriteAsync(answer.Body);
    }
}

public sealed record Answer(int Status, string? ContentType, string Body)
{
    public IReadOnlyList<string> Cookies { get; init; } = [];
}

public sealed record Asked(string Method, string Target, string Body, string Signature, string Token, string Cookie)
{
    public string Path => Target.Split('?')[0];

    public string? this[string name] => Fields.Where(field => field.Key == name).Select(field => field.Value).FirstOrDefault();

    public IReadOnlyList<KeyValuePair<string, string>> Fields =>
        [.. (Method == "GET" ? Target[(Target.IndexOf('?') + 1)..] : Body).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Plain(pair[0]), Plain(pair[1])))];

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
