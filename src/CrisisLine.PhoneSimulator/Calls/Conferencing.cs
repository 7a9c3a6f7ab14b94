using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Documents;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Dial with a Conference in it: waits until it begins, hears whoever else is in it, and leaves.</summary>
internal static class Conferencing
{
    private const int MostParticipants = 250;
    private const int LongestName = 128;

    /// <param name="limit">The longest that it may be in it.</param>
    public static async Task<Step> Run(Script script, XElement dial, XElement room, TimeSpan limit)
    {
        var (exchange, call, name) = (script.Exchange, script.Call, room.Value.Trim());
        var (action, wait) = (script.Leads(dial, "action", "method"), script.Leads(room, "waitUrl", "waitMethod"));
        var conference = exchange.OpenConference(name);
        var most = Script.Number(room, "maxParticipants") ?? MostParticipants;

        if (name.Length is 0 or > LongestName || conference.Present.Count() >= most)
        {
            exchange.Journal.Problem(exchange.Now, 13231, $"The conference '{name}' has no usable name, or it is full.");
            return Onward(action, "failed", isBridged: false);
        }

        script.Answer();
        var participant = Known(script, conference, room);
        conference.News ??= News(script, room);
        exchange.Enter(conference, participant);

        var step = await Stay(script, conference, wait, exchange.Now + limit, (string?)dial.Attribute("hangupOnStar") == "true");
        exchange.Leave(conference, participant, "left");

        if (step is Step.Over && action is not null && exchange.Switches.DialActionAfterHangup)
            await script.Tell(With(action, "answered", isBridged: true));
        return step is Step.Over or Step.Away ? step : Onward(action, "answered", isBridged: true);
    }

    private static async Task<Step> Stay(Script script, Conference conference, Errand? wait, DateTimeOffset until, bool starEnds)
    {
        // A waiting document that has run out is not asked for again, unlike a queue's: then it is silent.
        var step = conference.HasBegun || wait is null ? new Step.Next() : await script.Run(wait, TwimlPlace.ConferenceWait);

        while (step is Step.Next or Step.Began)
        {
            var happened = await script.Call.Mail.Next(until - script.Exchange.Now);
            if (happened is null || (starEnds && happened is CallEvent.Key { Pressed: '*' }))
                return new Step.Next();
            step = Script.Interruption(happened) ?? step;
        }

        return step;
    }

    // Whom the REST API has rung for this conference is known to it already.
    private static Participant Known(Script script, Conference conference, XElement room) =>
        conference.Participants.Find(one => one.Call == script.Call) ?? new Participant(script.Call, script.Exchange.Clock)
        {
            Label = (string?)room.Attribute("participantLabel"),
            Muted = (string?)room.Attribute("muted") == "true",
            Starts = (string?)room.Attribute("startConferenceOnEnter") != "false",
            Ends = (string?)room.Attribute("endConferenceOnExit") == "true",
        };

    private static (string Url, string Method, IReadOnlyList<string> Events)? News(Script script, XElement room)
    {
        var events = ((string?)room.Attribute("statusCallbackEvent") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return script.Leads(room, "statusCallback", "statusCallbackMethod") is { } to ? (to.Url, to.Method, events) : null;
    }

    private static Step Onward(Errand? action, string status, bool isBridged) =>
        action is null ? new Step.Next() : new Step.Go(With(action, status, isBridged));

    private static Errand With(Errand action, string status, bool isBridged) =>
        action with { Fields = [("DialCallStatus", status), ("DialBridged", isBridged ? "true" : "false")] };
}
