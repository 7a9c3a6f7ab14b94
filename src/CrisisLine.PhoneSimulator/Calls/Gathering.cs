using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Webhooks;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Gather: waits for keys or words while its prompts are heard and for a while after them.</summary>
internal static class Gathering
{
    private const double UsualTimeout = 5;

    public static async Task<Step> Run(Script script, XElement gather)
    {
        var (input, silence) = (new Input(gather), TimeSpan.FromSeconds(Script.Number(gather, "timeout") ?? UsualTimeout));
        script.Call.Mail.ForgetInput();

        foreach (var prompt in gather.Elements())
        {
            if (await Listen(script, gather, input, script.Speak(prompt)) is { } step)
                return step;
            if (input.HasBegun)
                break;
        }

        // The time begins anew with every key.
        do
        {
            input.HasNew = false;
            if (!input.IsOver && await Listen(script, gather, input, silence) is { } step)
                return step;
        }
        while (input.HasNew && !input.IsOver);

        return Result(script, gather, input);
    }

    /// <returns>Null as soon as something was entered, or when the time is over.</returns>
    private static async Task<Step?> Listen(Script script, XElement gather, Input input, TimeSpan time)
    {
        var until = script.Exchange.Now + time;
        while (await script.Call.Mail.Next(until - script.Exchange.Now) is { } happened)
        {
            if (Script.Interruption(happened) is { } step)
                return step;
            if (!input.Takes(happened))
                continue;
            if (happened is CallEvent.Spoke spoke)
                TellParts(script, gather, spoke.Words);
            return null;
        }

        return null;
    }

    /// <summary>What was made of the words so far, after each of them; the answer is of no account.</summary>
    private static void TellParts(Script script, XElement gather, string words)
    {
        if (script.Leads(gather, "partialResultCallback", "partialResultCallbackMethod") is not { } errand)
            return;

        var (exchange, call) = (script.Exchange, script.Call);
        var ends = words.Select((letter, place) => (letter, place)).Where(one => one.letter == ' ').Select(one => one.place);

        foreach (var (end, number) in ends.Append(words.Length).Select((end, number) => (end, number)))
        {
            var part = new Webhook("partial-speech", errand.Url, errand.Method, exchange.Fields(call)).With(
                ("StableSpeechResult", ""), ("UnstableSpeechResult", words[..end]), ("Stability", "0.5"),
                ("SequenceNumber", $"{number}"));
            exchange.Tell(call.Sid + " parts", part);
        }
    }

    private static Step Result(Script script, XElement gather, Input input)
    {
        var wantsSilence = (string?)gather.Attribute("actionOnEmptyResult") == "true";
        if (input.IsEmpty && !wantsSilence)
            return new Step.Next();

        var fields = input.Words is { } words ? Spoken(script, words) : Keyed(input);
        var action = script.Leads(gather, "action", "method", fields)
            ?? new Errand(script.At.Url, (string?)gather.Attribute("method") ?? "POST", fields);
        return new Step.Go(action);
    }

    private static List<(string, string)> Keyed(Input input) => [("Digits", input.Digits), ("FinishedOnKey", input.FinishedOn)];

    private static List<(string, string)> Spoken(Script script, string words) =>
        script.Exchange.Faults.Strikes(World.Fault.NoConfidence)
            ? [("SpeechResult", words)]
            : [("SpeechResult", words), ("Confidence", "0.9")];

    /// <summary>What was entered so far, and whether that is all.</summary>
    private sealed class Input(XElement gather)
    {
        private readonly string _finish = (string?)gather.Attribute("finishOnKey") ?? "#";
        private readonly int? _most = Script.Number(gather, "numDigits");
        private readonly string[] _kinds = ((string?)gather.Attribute("input") ?? "dtmf").Split(' ');

        public string Digits { get; private set; } = "";

        public string FinishedOn { get; private set; } = "";

        public string? Words { get; private set; }

        public bool IsOver { get; private set; }

        public bool HasNew { get; set; }

        public bool HasBegun => IsOver || HasNew;

        public bool IsEmpty => Digits.Length == 0 && Words is null;

        public bool Takes(CallEvent happened)
        {
            HasNew = happened switch
            {
                CallEvent.Key key when _kinds.Contains("dtmf") => Take(key.Pressed),
                CallEvent.Spoke spoke when _kinds.Contains("speech") && Digits.Length == 0 => Take(spoke.Words),
                _ => false,
            };
            return HasNew;
        }

        private bool Take(char key)
        {
            if (_finish.Contains(key))
                (FinishedOn, IsOver) = (key.ToString(), true);
            else
            {
                Digits += key;
                IsOver = Digits.Length == _most;
            }

            return true;
        }

        private bool Take(string words)
        {
            (Words, IsOver) = (words, true);
            return true;
        }
    }
}
