using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CrisisLine.Tests.Support;

/// <summary>A node of the service as the provider and other programs reach it: over HTTP, and in no other way.</summary>
public sealed class Line(Uri address)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 });

    public Uri Address => address;

    /// <summary>Delivers a form as the provider does, signed with our token unless the test says otherwise.</summary>
    public async Task<Answer> Deliver(IReadOnlyList<KeyValuePair<string, string>> form, string? signature = null, string path = "/twilio/sms")
    {
        using var content = new FormUrlEncodedContent(form);
        return await Deliver(await content.ReadAsByteArrayAsync(), signature ?? ProviderSignature.Of(path, form), path);
    }

    /// <param name="signature">Empty: the header is not sent at all.</param>
    public async Task<Answer> Deliver(byte[] body, string signature, string path = "/twilio/sms")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        if (signature.Length > 0)
            request.Headers.Add("X-Twilio-Signature", signature);

        using var response = await Http.SendAsync(request);
        return new Answer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentLength,
            await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks the API, with one of the tokens that stand in for configured ones.</summary>
    public async Task<(int Status, JsonNode? Body)> Api(string path, string token = "demo-manager", HttpMethod? method = null, string? json = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, $"/api/v1{path}"));
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 400)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public async Task<(int Status, string Body)> Get(string path)
    {
        using var response = await Http.GetAsync(new Uri(address, path));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>What the provider gets back.</summary>
public sealed record Answer(int Status, string? Type, long? Length, string Body)
{
    /// <summary>The texts that the person is answered with; fails unless the answer is as the provider wants it.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            Assert.Equal((200, "text/xml"), (Status, Type));
            Assert.NotNull(Length);
            return [.. XDocument.Parse(Body).Root!.Elements("Message").Select(message => message.Value)];
        }
    }
}
