using System.Xml.Linq;

namespace CrisisLine.Tests.Support;

/// <summary>Somebody on the telephone to us: what they hear, and the keys that they press. It goes on as the provider would go on.</summary>
public sealed class PhoneCall
{
    private readonly Line _line;
    private readonly string _from, _to;

    private PhoneCall(string from, string to, Line line, string sid) => (_from, _to, _line, Sid) = (from, to, line, sid);

    public string Sid { get; }

    /// <summary>The whole of the last answer.</summary>
    public Answer Answer { get; private set; } = null!;

    /// <summary>What is spoken, a sentence a line.</summary>
    public string Hears => string.Join('\n', Root.Descendants("Say").Select(said => said.Value));

    /// <summary>It waits for keys; else it has hung up.</summary>
    public bool IsAsked => Root.Element("Gather") is not null;

    public XElement Root => XDocument.Parse(Answer.Body).Root!;

    /// <summary>Where the keys go, as a path.</summary>
    public string Action => new Uri(Root.Element("Gather")!.Attribute("action")!.Value).AbsolutePath;

    public static async Task<PhoneCall> Ring(string from, string to, Line line, string? sid = null)
    {
        var call = new PhoneCall(from, to, line, sid ?? $"CA{Guid.NewGuid():n}");
        call.Answer = await call.Asks("/twilio/voice");
        return call;
    }

    /// <returns>What is spoken then.</returns>
    public async Task<string> Presses(string keys)
    {
        Answer = await Asks(Action, keys);
        return Hears;
    }

    public Task<string> WaitsInSilence() => Presses("");

    /// <summary>The provider tells us, if it was told where.</summary>
    public Task<Answer> HangsUp() => Tells("completed");

    public Task<Answer> Tells(string status) => Delivers("/twilio/call-news", ("CallStatus", status));

    /// <summary>As the provider asks for a step, be it the right one or not.</summary>
    public async Task<Answer> Asks(string path, string? keys = null)
    {
        var answer = await Delivers(path, ("CallStatus", keys is null ? "ringing" : "in-progress"), ("Digits", keys ?? ""));
        Assert.Equal((200, "text/xml"), (answer.Status, answer.Type));
        Assert.NotNull(answer.Length);
        return answer;
    }

    public Task<Answer> Delivers(string path, params IReadOnlyList<(string Name, string Value)> more) => _line.Deliver(
        [new("CallSid", Sid), new("AccountSid", CrisisLineApp.AccountSid), new("From", _from), new("To", _to),
            new("Caller", _from), new("Called", _to), new("Direction", "inbound"), new("ApiVersion", "2010-04-01"), .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))], path: path);

    /// <summary>The same call, and the next steps reach another node.</summary>
    public PhoneCall Through(Line other) => new(_from, _to, other, Sid) { Answer = Answer };
}
