using System.Net.Http.Headers;
using System.Text;

namespace CrisisLine.Twilio;

/// <summary>One request, one answer. Nothing is tried again: that is for those who know what must not happen twice.</summary>
internal sealed class RestConnection(HttpClient http, TwilioAccount account, TimeProvider clock)
{
    private const int LongestAnswer = 8 << 20;

    // From the first step of connecting to the last byte of the answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _base = account.ApiBaseUrl.TrimEnd('/');

    private readonly AuthenticationHeaderValue _credentials = new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.AccountSid}:{account.AuthToken}")));

    public string AccountPath => $"/2010-04-01/Accounts/{Uri.EscapeDataString(account.AccountSid)}.json";

    /// <param name="resource">Within the account, such as <c>Messages.json</c>.</param>
    public string Path(string resource) => $"/2010-04-01/Accounts/{Uri.EscapeDataString(account.AccountSid)}/{resource}";

    /// <summary>Where an answer says to go on, if that is where we ask anyway: the token is for nobody else.</summary>
    /// <returns>Null for anywhere else.</returns>
    public string? PathOf(string? uri) =>
        uri is null ? null
        : uri.StartsWith('/') ? uri
        : uri.StartsWith(_base + '/', StringComparison.Ordinal) ? uri[_base.Length..]
        : null;

    public async Task<Answer> Post(
        string resource, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellation)
    {
        using var form = new RequestForm(fields);
        return await Ask(HttpMethod.Post, Path(resource), form, cancellation);
    }

    /// <param name="path">From its slash, with the query.</param>
    public Task<Answer> Get(string path, CancellationToken cancellation) =>
        Ask(HttpMethod.Get, path, form: null, cancellation);

    private async Task<Answer> Ask(HttpMethod method, string path, RequestForm? form, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        using var request = new HttpRequestMessage(method, _base + path) { Content = form };
        request.Headers.Authorization = _credentials;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            await response.Content.LoadIntoBufferAsync(LongestAnswer, both.Token);
            var body = await response.Content.ReadAsByteArrayAsync(both.Token);
            return new Answer.Whole(response.StatusCode, RetryAfter(response), JsonReading.Parse(body));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return form is { WasBegun: false } ? new Answer.NeverAsked() : new Answer.Lost();
        }
    }

    /// <summary>A date is read by the clock of the one who wrote it: ours may be another.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? after?.Date - response.Headers.Date;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
