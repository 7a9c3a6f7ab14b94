using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;

namespace CrisisLine.PhoneSimulator.Webhooks;

/// <summary>
/// Carries webhooks to the service as Twilio does: a connection that fails is tried once more with the same token, an answer
/// is awaited for 15 seconds, up to ten redirects are followed, and each request is signed for the address it goes to.
/// </summary>
internal sealed class WebhookClient(string authToken, TimeSpan limit) : IDisposable
{
    private const int MostRedirects = 10;
    private const int LargestBody = 64 * 1024;

    // The time to connect belongs to a connection pool, so each length of it has its own.
    private readonly ConcurrentDictionary<TimeSpan, HttpClient> _clients = new();

    /// <summary>Where addresses that begin in some way really lie, as if a proxy lay in between.</summary>
    public ConcurrentDictionary<string, string> Ways { get; } = [];

    public async Task<Reply> Send(Webhook webhook, string? wrongSignature)
    {
        var overrides = ConnectionOverrides.Of(webhook.Url, limit);
        using var total = new CancellationTokenSource(overrides.Total);

        for (var attempt = 1; ; attempt++)
        {
            var (reply, failure) = await Try(webhook, overrides, wrongSignature, total.Token);
            if (failure is null || attempt > overrides.Retries || !overrides.Retry(failure) || total.IsCancellationRequested)
                return reply with { Attempts = attempt };
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private async Task<(Reply Reply, string? Failure)> Try(
        Webhook webhook, ConnectionOverrides overrides, string? wrongSignature, CancellationToken total)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(total);
        patience.CancelAfter(overrides.Read);

        try
        {
            return await Follow(webhook, Client(overrides.Connect), wrongSignature, patience.Token);
        }
        catch (OperationCanceledException trouble) when (trouble.InnerException is TimeoutException && !patience.IsCancellationRequested)
        {
            return (Failed(11205), "ct");
        }
        catch (OperationCanceledException)
        {
            return (Failed(total.IsCancellationRequested ? 11203 : 11200), "rt");
        }
        catch (HttpRequestException trouble)
        {
            return trouble.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => (Failed(11210), "ct"),
                HttpRequestError.ConnectionError => (Failed(11205), "ct"),
                HttpRequestError.SecureConnectionError => (Failed(11220), "ct"),
                _ when trouble.InnerException is AuthenticationException => (Failed(11220), "ct"),
                _ => (Failed(11200), null), // It broke half-way: never asked again.
            };
        }
        catch (Exception trouble) when (
            trouble is UriFormatException or NotSupportedException or InvalidOperationException or CookieException)
        {
            return (Failed(11100), null);
        }
    }

    private async Task<(Reply Reply, string? Failure)> Follow(
        Webhook webhook, HttpClient client, string? wrongSignature, CancellationToken patience)
    {
        var (url, method) = (ConnectionOverrides.Without(webhook.Url), webhook.Method);

        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = Request(webhook, ref url, method, wrongSignature);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience);
            if (webhook.Cookies is { } jar && answer.Headers.TryGetValues("Set-Cookie", out var cookies))
                jar.SetCookies(request.RequestUri!, string.Join(',', cookies));

            if ((int)answer.StatusCode is < 301 or > 308 || answer.Headers.Location is not { } location)
                return await Read(answer, patience);

            url = WebAddress.Resolve(url, location.OriginalString);
            method = answer.StatusCode is HttpStatusCode.RedirectKeepVerb or HttpStatusCode.PermanentRedirect ? method : "GET";
        }

        return (Failed(11215), null);
    }

    private static async Task<(Reply Reply, string? Failure)> Read(HttpResponseMessage answer, CancellationToken patience)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(patience);
        var status = (int)answer.StatusCode;
        var reply = new Reply(
            status, answer.Content.Headers.ContentType?.MediaType ?? "", Encoding.UTF8.GetString(bytes),
            status >= 400 ? 11200 : bytes.Length > LargestBody ? 11750 : null, Attempts: 1);

        return (reply, status switch { >= 500 => "5xx", >= 400 => "4xx", _ => null });
    }

    private HttpRequestMessage Request(Webhook webhook, ref string url, string method, string? wrongSignature)
    {
        var isForm = method == "POST";
        if (!isForm && webhook.Fields.Count > 0)
            url += (url.Contains('?') ? "&" : "?") + FormFields.Write(webhook.Fields);

        // Byte for byte as signed: an address that was tidied up on the way would not be the one that was configured.
        var target = new Uri(Really(url), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(method), target)
        {
            Content = isForm ? new StringContent(FormFields.Write(webhook.Fields), Encoding.UTF8, "application/x-www-form-urlencoded") : null,
        };
        request.Headers.Add("X-Twilio-Signature", wrongSignature ?? RequestSignature.Of(authToken, url, isForm ? webhook.Fields : []));
        request.Headers.Add("I-Twilio-Idempotency-Token", webhook.Token);
        if (webhook.Cookies?.GetCookieHeader(target) is { Length: > 0 } reminders)
            request.Headers.Add("Cookie", reminders);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TwilioProxy", "1.1"));
        request.Headers.Accept.ParseAdd("*/*");
        return request;
    }

    private string Really(string url) =>
        Ways.Where(way => url.StartsWith(way.Key, StringComparison.Ordinal))
            .Select(way => way.Value + url[way.Key.Length..]).FirstOrDefault() ?? url;

    private HttpClient Client(TimeSpan connect) => _clients.GetOrAdd(connect, time => new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = time,
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private static Reply Failed(int code) => new(Status: 0, "", "", code, Attempts: 1);
}
