using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CrisisLine.Benchmarks.Ground;

namespace CrisisLine.Benchmarks.Load;

/// <summary>Somebody who works at every house: invited, joined by password and authenticator app, and signed in, as anybody is.</summary>
public sealed partial class Colleague : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _http;

    private Colleague(Child node) =>
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1000 })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{node.Port}"),
            Timeout = Timeout.InfiniteTimeSpan,
        };

    public static async Task<Colleague> Joins(Child node, Houses houses)
    {
        var word = Guid.NewGuid().ToString("N");
        await houses.Source.Run(
            "insert into invitation (lookup, role, made_at, expires_at) values (@lookup, 'HouseWorker', @Opens, @Opens + interval '7 days')",
            new { lookup = Settings.Keys.Lookup("invitation", word), Opens = Settings.Opens.ToDateTimeUtc() });

        var colleague = new Colleague(node);
        var join = await colleague.Page($"/account/join/{word}");
        await colleague.Post($"/account/join/{word}", join, ("Name", "Sam"), ("Email", "sam@example.org"), ("Password", "paper lantern seven geese"));
        var setUp = await colleague.Page("/account/set-up");
        await colleague.Post("/account/set-up", setUp, ("code", Code(Key().Match(setUp).Groups[1].Value)));
        return colleague;
    }

    public async Task<string> Page(string path)
    {
        using var answer = await Send(new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseContentRead);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
    }

    /// <summary>A screen that stays open; each line of its events as it comes.</summary>
    public async Task<StreamReader> Screen(string path) =>
        new(await (await Send(new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead)).Content.ReadAsStreamAsync());

    public void Dispose() => _http.Dispose();

    private async Task Post(string path, string page, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", Token().Match(page).Groups[1].Value)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = form }, HttpCompletionOption.ResponseContentRead);
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
    }

    // In Production a cookie goes by HTTPS alone; here there is no proxy that brings it, so we are the browser.
    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, HttpCompletionOption until)
    {
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await _http.SendAsync(request, until);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    private static string Code(string key)
    {
        var bits = string.Concat(key.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString(Alphabet.IndexOf(letter), 2).PadLeft(5, '0')));
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, Service.RealTime.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The apps that people have use SHA-1.
        var hash = HMACSHA1.HashData((byte[])[.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))], counter);
#pragma warning restore CA5350
        return (BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) % 0x80000000 % 1_000_000).ToString("d6", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("<code>([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();
}
