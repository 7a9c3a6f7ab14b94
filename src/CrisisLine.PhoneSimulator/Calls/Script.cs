using System.Globalization;
using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Documents;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Follows the service's documents on one leg, verb after verb.</summary>
internal sealed class Script(Exchange exchange, Call call)
{
    // A document that leads to itself without a pause would never end.
    private const int MostWithoutPause = 100;

    private DateTimeOffset _lastPause;
    private int _sincePause;

    public Exchange Exchange => exchange;

    public Call Call => call;

    /// <summary>Where the document is from that is being followed.</summary>
    public Errand At { get; private set; } = new("", "POST");

    /// <returns>Next if the document, or the last one it led to, has run out.</returns>
    public async Task<Step> Run(Errand errand, TwimlPlace place)
    {
        while (true)
        {
            if (await Fetch(errand, place) is not { } document)
                return call.IsOver ? new Step.Over() : Fail("We are sorry, an application error has occurred. Goodbye.");

            var step = await Perform(document);
            if (step is not Step.Go go)
                return step;
            if (IsTooFast())
                return Fail("More than a hundred documents without a pause.");

            errand = go.To;
        }
    }

    /// <summary>Lets time pass while the person listens; what they do meanwhile is lost, unless it ends the call.</summary>
    /// <returns>Null if nothing came in between.</returns>
    public async Task<Step?> Listen(TimeSpan time)
    {
        var until = exchange.Now + time;
        while (await call.Mail.Next(until - exchange.Now) is { } happened)
        {
            if (Interruption(happened) is { } step)
                return step;
        }

        return null;
    }

    /// <returns>What a leg must do at once when this happens to it; null if it may go on.</returns>
    public static Step? Interruption(CallEvent happened) => happened switch
    {
        CallEvent.Ended => new Step.Over(),
        CallEvent.Moved moved => new Step.Away(moved.To),
        CallEvent.Taken taken => new Step.Taken(taken),
        CallEvent.ConferenceBegan => new Step.Began(),
        CallEvent.PutOut => new Step.PutOut(),
        _ => null,
    };

    /// <summary>Asks the service without doing what it answers: there is nobody left to do it for.</summary>
    public Task Tell(Errand errand) => Ask(errand, errand.Url, errand.Method);

    /// <summary>What the person hears, and how long that takes.</summary>
    public TimeSpan Speak(XElement verb)
    {
        var loops = Math.Max(1, Number(verb, "loop") ?? 1);
        var words = verb.Name.LocalName == "Say" ? verb.Value.Trim() : (string?)verb.Attribute("digits") ?? At.Absolute(verb.Value.Trim());

        if (verb.Name.LocalName == "Pause")
            return TimeSpan.FromSeconds(Number(verb, "length") ?? 1);

        call.Hears(verb.Name.LocalName == "Say" ? "say" : "play", words);
        var length = verb.Name.LocalName == "Say" ? words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length : 10;
        return exchange.Options.WordTakes * length * loops;
    }

    public static int? Number(XElement element, string name) =>
        int.TryParse((string?)element.Attribute(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Where a verb's attribute leads, with what there is to tell; null if it does not have it.</summary>
    public Errand? Leads(XElement verb, string attribute, string method, params IReadOnlyList<(string Name, string Value)> fields) =>
        (string?)verb.Attribute(attribute) is { Length: > 0 } url
            ? new Errand(At.Absolute(url), (string?)verb.Attribute(method) ?? "POST", fields)
            : null;

    /// <summary>The phone is picked up, as far as the caller can tell.</summary>
    public void Answer() => exchange.Becomes(call, "in-progress");

    private async Task<Step> Perform(TwimlDocument document)
    {
        foreach (var verb in document.Verbs)
        {
            if (call.IsOver)
                return new Step.Over();

            var answersOnBridge = verb.Name.LocalName == "Dial" && (string?)verb.Attribute("answerOnBridge") == "true";
            if (verb.Name.LocalName is not ("Reject" or "Redirect" or "Pause") && !answersOnBridge)
                Answer();

            var step = await Perform(verb);
            if (step is not Step.Next)
                return step;
        }

        return call.IsOver ? new Step.Over() : new Step.Next();
    }

    private async Task<Step> Perform(XElement verb)
    {
        switch (verb.Name.LocalName)
        {
            case "Say" or "Play" or "Pause":
                return await Listen(Speak(verb)) ?? new Step.Next();
            case "Gather":
                return await Gathering.Run(this, verb);
            case "Redirect":
                return new Step.Go(new Errand(At.Absolute(verb.Value.Trim()), (string?)verb.Attribute("method") ?? "POST"));
            case "Hangup":
                exchange.Finish(call, "completed");
                return new Step.Over();
            case "Reject":
                exchange.Finish(call, (string?)verb.Attribute("reason") == "busy" || exchange.Switches.RejectIsBusy ? "busy" : "no-answer");
                return new Step.Over();
            case "Enqueue":
                return await Queueing.Run(this, verb);
            case "Leave":
                return new Step.Leave();
            case "Dial":
                return await Dialling.Run(this, verb);
            default:
                exchange.Journal.Problem(exchange.Now, code: null, $"The simulator does not know how to <{verb.Name.LocalName}>.");
                return new Step.Next();
        }
    }

    /// <returns>Null if there is no document, at the errand's own address or at its fallback.</returns>
    private async Task<TwimlDocument?> Fetch(Errand errand, TwimlPlace place)
    {
        At = errand;
        if (errand.Twiml is { } twiml)
            return Usable(TwimlDocument.ReadXml(twiml, place, exchange.Options.Lenient));

        var failure = await Read(errand, errand.Url, errand.Method, place);
        if (failure.Document is not null || call.IsOver || errand.FallbackUrl is not { Length: > 0 } fallback)
            return call.IsOver ? null : failure.Document;

        var told = errand with
        {
            Fields = [.. errand.Fields, ("ErrorCode", failure.Code.ToString(CultureInfo.InvariantCulture)), ("ErrorUrl", errand.Url)],
        };
        At = errand with { Url = fallback };
        return (await Read(told, fallback, "POST", place)).Document;
    }

    private async Task<(TwimlDocument? Document, int Code)> Read(Errand errand, string url, string method, TwimlPlace place)
    {
        var (reply, entry) = await Ask(errand, url, method);
        if (reply.Error is { } error)
            return (null, error);

        var document = TwimlDocument.Read(reply.ContentType, reply.Body, place, exchange.Options.Lenient);
        entry.Problems.AddRange(document.Problems.Select(problem => problem.ToString()));
        entry.Error ??= document.Failure?.Code;
        return document.Failure is { } failure ? (null, failure.Code) : (document, 0);
    }

    private Task<(Reply Reply, JournalEntry Entry)> Ask(Errand errand, string url, string method) =>
        exchange.Send((new Webhook("voice", url, method, exchange.Fields(call)) { Cookies = call.Cookies }).With(errand.Fields));

    private TwimlDocument? Usable(TwimlDocument document)
    {
        foreach (var problem in document.Problems)
            exchange.Journal.Problem(exchange.Now, problem.Code, problem.Words);
        return document.Failure is null ? document : null;
    }

    private Step.Over Fail(string words)
    {
        call.Hears("error", words);
        exchange.Finish(call, call.IsAnswered || call.Direction == "inbound" ? "completed" : "failed");
        return new Step.Over();
    }

    private bool IsTooFast()
    {
        _sincePause = _lastPause == exchange.Now ? _sincePause + 1 : 0;
        _lastPause = exchange.Now;
        return _sincePause > MostWithoutPause;
    }
}
