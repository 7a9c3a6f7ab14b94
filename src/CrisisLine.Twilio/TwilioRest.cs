using System.Globalization;
using System.Text.Json;

namespace CrisisLine.Twilio;

/// <summary>
/// What we ask of Twilio (Twilio: REST API, 2010-04-01). Each call is a single request, never repeated, over within ten
/// seconds of <paramref name="clock"/>. Nothing that Twilio or the network can do throws; only our own cancelling does,
/// and what had been asked by then may be done.
/// </summary>
/// <param name="http">As <see cref="Client"/> makes it: a redirect would take a request to where it was not meant to go.</param>
public sealed class TwilioRest(HttpClient http, TwilioAccount account, TimeProvider clock)
{
    private const int MostPages = 10, PageSize = 200;

    // Ours and Twilio's clock do not agree quite, and Twilio's times are whole seconds.
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(5);

    private readonly RestConnection _connection = new(http, account, clock);

    /// <summary>To be made once and kept.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // So that a moved host is noticed.
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // Each call has its own.
    };

    public async Task<Sent> SendText(OutgoingText text, CancellationToken cancellation) =>
        (await _connection.Post("Messages.json",
        [
            ("To", text.To), ("From", text.From), ("Body", text.Body), ("StatusCallback", text.StatusCallback),
        ], cancellation)).AsSent();

    /// <summary>Rings a phone. What is said there is at the call's address; nothing is ever recorded.</summary>
    public async Task<Sent> StartCall(OutgoingCall call, CancellationToken cancellation) =>
        (await _connection.Post("Calls.json",
        [
            ("To", call.To), ("From", call.From), ("Url", call.Url), ("Method", "POST"),
            ("StatusCallback", call.StatusCallback), ("StatusCallbackMethod", "POST"),
            ("StatusCallbackEvent", "initiated"), ("StatusCallbackEvent", "ringing"),
            ("StatusCallbackEvent", "answered"), ("StatusCallbackEvent", "completed"),
            ("Timeout", call.Seconds.ToString(CultureInfo.InvariantCulture)),
        ], cancellation)).AsSent();

    /// <summary>Hangs up, also on two who are speaking. Safe to ask again.</summary>
    public Task<Sent> EndCall(string sid, CancellationToken cancellation) => Change(sid, "completed", cancellation);

    /// <summary>Stops a phone that rings, or is yet to ring; who has picked up is left alone. Safe to ask again.</summary>
    public Task<Sent> CancelCall(string sid, CancellationToken cancellation) => Change(sid, "canceled", cancellation);

    /// <summary>How a call stands, when nothing was heard of it.</summary>
    public async Task<CallFetched> FetchCall(string sid, CancellationToken cancellation) =>
        await _connection.Get(_connection.Path($"Calls/{Uri.EscapeDataString(sid)}.json"), cancellation) switch
        {
            Answer.Whole { IsSuccess: true } whole when whole.Json.Text("status") is { Length: > 0 } status => new CallFetched.Found(status),
            Answer.Whole { Status: System.Net.HttpStatusCode.NotFound } => new CallFetched.NotThere(),
            _ => new CallFetched.NotNow(),
        };

    /// <summary>The text as it stands at Twilio, which may lag behind what was reported.</summary>
    public async Task<LookedUp> FetchText(string sid, CancellationToken cancellation)
    {
        var answer = await _connection.Get(_connection.Path($"Messages/{Uri.EscapeDataString(sid)}.json"), cancellation);
        return answer is Answer.Whole { IsSuccess: true } whole && TextList.Read(whole.Json) is { } text
            ? new LookedUp.Found([text])
            : answer.AsNothingFound();
    }

    /// <summary>
    /// Looks for a text that Twilio may have accepted although its answer was lost. Texts with the same words to the same
    /// person look alike: those of other attempts are among them too, and whoever asks knows their sids.
    /// </summary>
    /// <param name="since">
    /// When we began to send it, by a clock that agrees with Twilio's; a few seconds are allowed for. Null for whenever.
    /// </param>
    public async Task<LookedUp> FindText(OutgoingText text, DateTimeOffset? since, CancellationToken cancellation)
    {
        var from = since - Drift;
        var path = _connection.Path($"Messages.json?{TextList.Query(text, from)}");
        var found = new List<TextAtTwilio>();

        for (var pages = 0; pages < MostPages; pages++)
        {
            var answer = await _connection.Get(path, cancellation);
            if (answer is not Answer.Whole { IsSuccess: true } page || !TextList.IsPage(page.Json))
                return answer.AsNothingFound();

            found.AddRange(TextList.Matches(page.Json, text, from));
            if (TextList.IsLast(page.Json))
                return new LookedUp.Found(found);

            if (_connection.PathOf(page.Json.Text("next_page_uri")) is not { } next)
                return answer.AsNothingFound();

            path = next;
        }

        return new LookedUp.Unfinished(found);
    }

    /// <summary>Whether the account is there and our token opens it.</summary>
    public async Task<AccountLookedUp> FetchAccount(CancellationToken cancellation) =>
        AccountLookedUp.Of(await _connection.Get(_connection.AccountPath, cancellation));

    /// <summary>
    /// Looks for a call that Twilio may have begun although its answer was lost. Other calls of ours to the same phone look
    /// alike: they are among them too, and whoever asks knows their sids.
    /// </summary>
    public async Task<CallsLookedUp> FindCall(OutgoingCall call, CancellationToken cancellation)
    {
        var path = $"Calls.json?To={Uri.EscapeDataString(call.To)}&From={Uri.EscapeDataString(call.From)}&PageSize={PageSize}";
        var (found, failed) = await ReadAll(path, "calls", CallAtTwilio.Read, cancellation);
        return found is not null ? new CallsLookedUp.Found([.. found.Where(one => one.MayBe(call)).Select(one => one.Sid)])
            : failed is not null ? CallsLookedUp.None(failed)
            : new CallsLookedUp.NotNow();
    }

    /// <summary>Every number of the account, and where its texts and calls are taken.</summary>
    public async Task<NumbersLookedUp> ListNumbers(CancellationToken cancellation)
    {
        var (found, failed) = await ReadAll(
            $"IncomingPhoneNumbers.json?PageSize={PageSize}", "incoming_phone_numbers", NumberAtTwilio.Read, cancellation);
        return found is not null ? new NumbersLookedUp.Found(found)
            : failed is not null ? NumbersLookedUp.None(failed)
            : new NumbersLookedUp.NotNow();
    }

    /// <summary>A list to its last page.</summary>
    /// <returns>All of it; else the answer that was no page of it, or neither if there were more pages than anyone would read.</returns>
    private async Task<(IReadOnlyList<T>? Found, Answer? Failed)> ReadAll<T>(
        string resource, string list, Func<JsonElement, T?> read, CancellationToken cancellation)
        where T : class
    {
        var path = _connection.Path(resource);
        var found = new List<T>();

        for (var pages = 0; pages < MostPages; pages++)
        {
            var answer = await _connection.Get(path, cancellation);
            if (answer is not Answer.Whole { IsSuccess: true } page
                || page.Json.Member(list) is not { ValueKind: JsonValueKind.Array } items
                || items.Items().Any(item => read(item) is null))
                return (null, answer);

            found.AddRange(items.Items().Select(read).OfType<T>());
            if (TextList.IsLast(page.Json))
                return (found, null);

            if (_connection.PathOf(page.Json.Text("next_page_uri")) is not { } next)
                return (null, answer);

            path = next;
        }

        return (null, null);
    }

    private async Task<Sent> Change(string sid, string status, CancellationToken cancellation) =>
        (await _connection.Post($"Calls/{Uri.EscapeDataString(sid)}.json", [("Status", status)], cancellation)).AsSent();
}
