using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>
/// A firm with an interface of its own, as docs/taxi-firm-api.md describes it: three requests, each signed and under a key, so that one
/// which is sent twice is one.
/// </summary>
public sealed class ApiFirm(HttpClient http, TimeProvider clock) : ITaxiFirm
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public string Channel => Firm.Api;

    public async Task<ToldFirm> Tell(FirmErrand errand, CancellationToken cancellation)
    {
        if (errand is not { Url: { } url, Secret: { } secret })
            return new ToldFirm.Refused();
        var (method, path, body) = errand.Kind switch
        {
            "book" => (HttpMethod.Post, "/jobs", JsonSerializer.Serialize(Job.Of(errand), JsonSerializerOptions.Web)),
            "cancel" => (HttpMethod.Post, $"/jobs/{errand.Reference}/cancel", "{}"),
            _ => (HttpMethod.Get, $"/jobs/{errand.Reference}", ""),
        };
        return await Send(url, secret, new Request(method, path, body, errand.Key), answer => Read(errand, answer), cancellation);
    }

    /// <summary>Asks for a job that is not there: whoever says so has read our signature and means it.</summary>
    public async Task<ToldFirm> Try(FirmToTry firm, CancellationToken cancellation) =>
        firm is not { Url: { } url, Secret: { } secret }
            ? new ToldFirm.Refused()
            : await Send(url, secret, new Request(HttpMethod.Get, $"/jobs/{firm.Reference}", "", firm.Reference), answer => Task.FromResult<ToldFirm>(
                answer.StatusCode == HttpStatusCode.NotFound || answer.IsSuccessStatusCode ? new ToldFirm.Told() : new ToldFirm.Refused()), cancellation);

    private static async Task<ToldFirm> Read(FirmErrand errand, HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? new ToldFirm.Told((await answer.Content.ReadFromJsonAsync<Status>(JsonSerializerOptions.Web))?.Read(errand.Reference))
        : errand.Kind == "book" ? new ToldFirm.Refused() : new ToldFirm.Told();

    private async Task<ToldFirm> Send(string url, string secret, Request what, Func<HttpResponseMessage, Task<ToldFirm>> read, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(what.Method, url + what.Path);
        if (what.Method == HttpMethod.Post)
            request.Content = new StringContent(what.Body, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", what.Key);
        request.Headers.Add("X-Signature", Sign(secret, clock.GetUtcNow().ToUnixTimeSeconds(), what.Method.Method, what.Path, what.Body));

        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, soon.Token);
            return (int)answer.StatusCode is 429 or >= 500 ? new ToldFirm.NotReached() : await read(answer);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new ToldFirm.NotReached();
        }
    }

    private sealed record Request(HttpMethod Method, string Path, string Body, string Key);

    /// <summary><c>t=seconds,v1=hex</c>: HMAC-SHA-256 over time, method, path and body, a line each.</summary>
    private static string Sign(string secret, long seconds, string method, string path, string body) => string.Create(
        CultureInfo.InvariantCulture,
        $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}\n{method}\n{path}\n{body}")))}");

    private sealed record Job(
        string Reference, string Account, string PickupAt, string From, string To, string Word, int Passengers, int ChildSeats, bool StepFree)
    {
        public static Job Of(FirmErrand errand) => new(
            errand.Reference, errand.Account, errand.PickupAt.ToString(), errand.From, errand.To, errand.Word, errand.Car.Passengers, errand.Car.ChildSeats, errand.Car.StepFree);
    }

    /// <param name="State">pending, accepted, refused, arrived, onBoard or done.</param>
    private sealed record Status(string? State, int? EtaMinutes, string? Car, string? Registration)
    {
        /// <returns>Null while there is nothing to say.</returns>
        public FirmAnswer? Read(string reference) => State switch
        {
            "accepted" => new FirmAnswer(reference, FirmWord.Yes, EtaMinutes is >= 0 and <= 240 ? EtaMinutes : null, Short(Car, 40), Short(Registration, 12)?.ToUpperInvariant()),
            "refused" => new FirmAnswer(reference, FirmWord.No, null, null, null),
            "arrived" => new FirmAnswer(reference, FirmWord.Here, null, null, null),
            "onBoard" => new FirmAnswer(reference, FirmWord.OnBoard, null, null, null),
            "done" => new FirmAnswer(reference, FirmWord.Done, null, null, null),
            _ => null,
        };

        private static string? Short(string? text, int most) => text?.Trim() is { Length: > 0 } trimmed && trimmed.Length <= most && !trimmed.Any(char.IsControl) ? trimmed : null;
    }
}
