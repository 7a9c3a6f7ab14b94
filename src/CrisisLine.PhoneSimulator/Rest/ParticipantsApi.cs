using System.Text.Json.Nodes;
using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>Who is in a conference: the service has a phone rung for it, mutes, holds, and puts out.</summary>
internal static class ParticipantsApi
{
    // What its phone does as soon as it is picked up is written as the document that a call of its own would have.
    private static readonly (string Field, string Attribute)[] Wishes =
    [
        ("Label", "participantLabel"), ("Muted", "muted"), ("Beep", "beep"), ("StartConferenceOnEnter", "startConferenceOnEnter"),
        ("EndConferenceOnExit", "endConferenceOnExit"), ("WaitUrl", "waitUrl"), ("WaitMethod", "waitMethod"),
        ("MaxParticipants", "maxParticipants"), ("ConferenceStatusCallback", "statusCallback"),
        ("ConferenceStatusCallbackMethod", "statusCallbackMethod"),
    ];

    private static readonly string[] Unknown =
    [
        "HoldUrl", "AnnounceUrl", "WaitUrl", "CallSidToCoach", "Coaching", "BeepOnExit", "HoldMethod", "AnnounceMethod", "WaitMethod",
    ];

    /// <summary>Rings a phone for a conference, which begins to exist if its name is new.</summary>
    public static RestAnswer Create(RestRequest request)
    {
        var (exchange, name) = (request.Exchange, request.Route["ConferenceSid"]);
        var known = exchange.Conferences.Find(open => !open.IsOver && (open.Sid == name || open.Name == name));
        if (known is null && name.StartsWith("CF", StringComparison.Ordinal))
            return request.NotFound;
        if (CallsApi.Refusal(request) is { } refusal)
            return refusal;
        if (request["Label"] is { } label && known?.Participants.Exists(one => one.Label == label) == true)
            return RestAnswer.Refused(16025, "Another participant of this conference has that label");

        var conference = known ?? exchange.OpenConference(name);
        var call = CallsApi.Begin(request, new Errand("", "POST") { Twiml = Document(request, conference) });
        var participant = new Participant(call, exchange.Clock)
        {
            Label = request["Label"],
            Muted = IsTrue(request, "Muted"),
            Starts = request["StartConferenceOnEnter"] is not ("false" or "False"),
            Ends = IsTrue(request, "EndConferenceOnExit"),
        };
        conference.Participants.Add(participant);
        return RestAnswer.Created(Shape(exchange, conference, participant));
    }

    public static RestAnswer Fetch(RestRequest request) =>
        Find(request) is var (conference, participant)
            ? RestAnswer.Ok(Shape(request.Exchange, conference, participant))
            : request.NotFound;

    public static RestAnswer List(RestRequest request) =>
        ConferencesApi.Find(request, "ConferenceSid") is { } conference
            ? Paging.Of(
                request, "participants",
                conference.Participants.Where(one => !one.Call.IsOver)
                    .Where(one => request["Muted"] is null || one.Muted == IsTrue(request, "Muted"))
                    .Where(one => request["Hold"] is null || one.Hold == IsTrue(request, "Hold"))
                    .Where(_ => !IsTrue(request, "Coaching")),
                one => Shape(request.Exchange, conference, one))
            : request.NotFound;

    public static RestAnswer Update(RestRequest request)
    {
        var exchange = request.Exchange;
        if (Find(request) is not var (conference, participant))
            return request.NotFound;
        if (Unknown.FirstOrDefault(name => request[name] is not null) is { } unknown)
            return RestAnswer.Error(501, 20001, $"The simulator does not know {unknown} of a participant");

        if (Change(request, "Muted", participant.Muted) is { } muted)
            Tell("mute", (participant.Muted = muted) ? "participant-mute" : "participant-unmute");
        if (Change(request, "Hold", participant.Hold) is { } hold)
            Tell("hold", (participant.Hold = hold) ? "participant-hold" : "participant-unhold");
        if (Change(request, "EndConferenceOnExit", participant.Ends) is { } ends)
        {
            participant.Ends = ends;
            Tell("modify", "participant-modify");
        }

        return RestAnswer.Ok(Shape(exchange, conference, participant));

        void Tell(string kind, string happened)
        {
            participant.Updated = exchange.Now;
            exchange.TellOf(conference, kind, happened, participant);
        }
    }

    /// <summary>Puts somebody out; a phone that still rings for it is let be.</summary>
    public static RestAnswer Delete(RestRequest request)
    {
        if (Find(request) is not var (conference, participant))
            return request.NotFound;

        if (participant.IsIn)
        {
            request.Exchange.Leave(conference, participant, "kicked");
            participant.Call.Mail.Put(new CallEvent.PutOut());
        }
        else
        {
            conference.Participants.Remove(participant);
            request.Exchange.Finish(participant.Call, "canceled");
        }

        return RestAnswer.Gone;
    }

    private static string Document(RestRequest request, Conference conference)
    {
        var room = new XElement("Conference", conference.Name);
        foreach (var (field, attribute) in Wishes.Where(wish => request[wish.Field] is not null))
            room.SetAttributeValue(attribute, request[field]);
        if (request["ConferenceStatusCallback"] is not null)
        {
            var events = string.Join(' ', request.All("ConferenceStatusCallbackEvent"));
            room.SetAttributeValue("statusCallbackEvent", events.Length > 0 ? events : "start end");
        }

        return new XElement("Response", new XElement("Dial", room)).ToString();
    }

    private static (Conference, Participant)? Find(RestRequest request) =>
        ConferencesApi.Find(request, "ConferenceSid") is { } conference
        && conference.Participants.Find(one => !one.Call.IsOver && IsCalled(one, request.Route["CallSid"])) is { } participant
            ? (conference, participant)
            : null;

    private static bool IsCalled(Participant one, string name) => one.Call.Sid == name || one.Label == name;

    private static bool IsTrue(RestRequest request, string name) => request[name] is "true" or "True";

    /// <returns>What it shall be; null if that is what it is, or nothing is said of it.</returns>
    private static bool? Change(RestRequest request, string name, bool now) =>
        request[name] is not null && IsTrue(request, name) != now ? !now : null;

    private static JsonObject Shape(Exchange exchange, Conference conference, Participant participant) => new()
    {
        ["account_sid"] = exchange.Options.AccountSid,
        ["call_sid"] = participant.Call.Sid,
        ["label"] = participant.Label,
        ["call_sid_to_coach"] = null,
        ["coaching"] = false,
        ["conference_sid"] = conference.Sid,
        ["date_created"] = Dates.Write(participant.Created),
        ["date_updated"] = Dates.Write(participant.Updated),
        ["end_conference_on_exit"] = participant.Ends,
        ["muted"] = participant.Muted,
        ["hold"] = participant.Hold,
        ["start_conference_on_enter"] = participant.Starts,
        ["status"] = participant.IsIn ? "connected" : participant.Call.Status switch
        {
            "ringing" => "ringing",
            "in-progress" => "connecting",
            _ => "queued",
        },
        ["queue_time"] = "0",
        ["uri"] = $"{ConferencesApi.Uri(exchange, conference)}/Participants/{participant.Call.Sid}.json",
    };
}
