using System.Text.Json.Nodes;
using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>Conferences: what became of them, and their end.</summary>
internal static class ConferencesApi
{
    public static RestAnswer Fetch(RestRequest request) =>
        Find(request, "Sid") is { } conference ? RestAnswer.Ok(Shape(request.Exchange, conference)) : request.NotFound;

    public static RestAnswer List(RestRequest request) => Paging.Of(
        request, "conferences",
        request.Exchange.Conferences.AsEnumerable().Reverse()
            .Where(conference => request["FriendlyName"] is not { } name || conference.Name == name)
            .Where(conference => request["Status"] is not { } status || conference.Status == status)
            .Where(conference => Dates.Passes(request, "DateCreated", conference.Created))
            .Where(conference => Dates.Passes(request, "DateUpdated", conference.Updated)),
        conference => Shape(request.Exchange, conference));

    /// <summary>Ends it.</summary>
    public static RestAnswer Update(RestRequest request)
    {
        if (Find(request, "Sid") is not { } conference)
            return request.NotFound;
        if (request["AnnounceUrl"] is not null)
            return RestAnswer.Error(501, 20001, "The simulator announces nothing to a conference");
        if (request["Status"] is null || conference.IsOver)
            return RestAnswer.Refused(20001, "Nothing to change");

        request.Exchange.End(conference, "conference-ended-via-api", by: null);
        return RestAnswer.Ok(Shape(request.Exchange, conference));
    }

    public static Conference? Find(RestRequest request, string name) =>
        request.Exchange.Conferences.Find(conference => conference.Sid == request.Route[name]);

    public static string Uri(Exchange exchange, Conference conference) =>
        $"/2010-04-01/Accounts/{exchange.Options.AccountSid}/Conferences/{conference.Sid}";

    private static JsonObject Shape(Exchange exchange, Conference conference) => new()
    {
        ["account_sid"] = exchange.Options.AccountSid,
        ["api_version"] = "2010-04-01",
        ["call_sid_ending_conference"] = conference.EndedBy,
        ["date_created"] = Dates.Write(conference.Created),
        ["date_updated"] = Dates.Write(conference.Updated),
        ["friendly_name"] = conference.Name,
        ["reason_conference_ended"] = conference.ReasonEnded,
        ["region"] = "us1",
        ["sid"] = conference.Sid,
        ["status"] = conference.Status,
        ["subresource_uris"] = new JsonObject { ["participants"] = $"{Uri(exchange, conference)}/Participants.json" },
        ["uri"] = $"{Uri(exchange, conference)}.json",
    };
}
