using System.Globalization;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Who comes into a conference and leaves it, what that does to it, and what is told of it.</summary>
internal static class ConferenceNews
{
    /// <summary>The room begins with the second who is in it, if one of them may begin it.</summary>
    public static void Enter(this Exchange exchange, Conference conference, Participant participant)
    {
        if (!conference.Participants.Contains(participant))
            conference.Participants.Add(participant);
        (participant.IsIn, participant.Call.In, participant.Updated) = (true, conference, exchange.Now);
        exchange.TellOf(conference, "join", "participant-join", participant);

        var least = exchange.Switches.ConferenceStartsAlone ? 1 : 2;
        if (conference.Status != "init" || conference.Present.Count() < least || !conference.Present.Any(one => one.Starts))
            return;

        (conference.Status, conference.Updated) = ("in-progress", exchange.Now);
        exchange.TellOf(conference, "start", "conference-start");
        foreach (var waiting in conference.Present.Where(one => one != participant))
            waiting.Call.Mail.Put(new CallEvent.ConferenceBegan());
    }

    /// <param name="how">left or kicked.</param>
    public static void Leave(this Exchange exchange, Conference conference, Participant participant, string how)
    {
        if (!participant.IsIn)
            return;

        TakeOut(exchange, conference, participant, how == "kicked" ? "participant_updated_via_api" : "participant_hung_up");
        if (participant.Ends)
            exchange.End(conference, $"participant-with-end-conference-on-exit-{how}", participant.Call.Sid);
        else if (!conference.Present.Any())
            exchange.End(conference, $"last-participant-{how}", participant.Call.Sid);
    }

    /// <summary>Everybody is put out of it and goes on with what their own documents say.</summary>
    /// <param name="by">The sid of the call whose leaving ended it; null if none did.</param>
    public static void End(this Exchange exchange, Conference conference, string reason, string? by)
    {
        if (conference.IsOver)
            return;

        (conference.Status, conference.Updated) = ("completed", exchange.Now);
        (conference.ReasonEnded, conference.EndedBy) = (reason, by);
        foreach (var participant in conference.Present.ToList())
        {
            TakeOut(exchange, conference, participant, "conference_ended");
            participant.Call.Mail.Put(new CallEvent.PutOut());
        }

        foreach (var rung in conference.Participants.ToList())
            exchange.Finish(rung.Call, "canceled");
        conference.Participants.Clear();
        exchange.TellOf(conference, "end", "conference-end", null,
            [("ReasonConferenceEnded", reason), .. by is null ? [] : new[] { ("CallSidEndingConference", by) }]);
    }

    /// <param name="kind">As the one who wants to know names it: start, end, join, leave, mute, hold or modify.</param>
    /// <param name="participant">Null for news of the whole.</param>
    public static void TellOf(
        this Exchange exchange, Conference conference, string kind, string happened, Participant? participant = null,
        params IReadOnlyList<(string Name, string Value)> more)
    {
        if (conference.News is not var (url, method, events) || !events.Contains(kind))
            return;

        var webhook = new Webhook("conference", url, method, []).With(
            ("ConferenceSid", conference.Sid), ("FriendlyName", conference.Name), ("AccountSid", exchange.Options.AccountSid),
            ("StatusCallbackEvent", happened), ("SequenceNumber", (++conference.Sequence).ToString(CultureInfo.InvariantCulture)),
            ("Timestamp", exchange.Now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)));
        exchange.Tell(conference.Sid, webhook.With([.. participant is null ? [] : Fields(participant), .. more]));
    }

    // The words for why somebody left are unproven.
    private static void TakeOut(Exchange exchange, Conference conference, Participant participant, string reason)
    {
        (participant.IsIn, participant.Call.In) = (false, null);
        conference.Participants.Remove(participant);
        exchange.TellOf(conference, "leave", "participant-leave", participant,
            ("ReasonParticipantLeft", reason), ("ParticipantCallStatus", participant.Call.Status));
    }

    private static (string Name, string Value)[] Fields(Participant participant) =>
    [
        ("CallSid", participant.Call.Sid), ("Muted", Word(participant.Muted)), ("Hold", Word(participant.Hold)),
        ("Coaching", "false"),
        ("EndConferenceOnExit", Word(participant.Ends)), ("StartConferenceOnEnter", Word(participant.Starts)),
        .. participant.Label is { } label ? new[] { ("ParticipantLabel", label) } : [],
    ];

    private static string Word(bool value) => value ? "true" : "false";
}
