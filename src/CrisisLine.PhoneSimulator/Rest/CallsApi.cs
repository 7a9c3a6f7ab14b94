using System.Globalization;
using System.Text.Json.Nodes;
using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>Calls: the service has a phone rung, looks how that goes, moves it on or ends it.</summary>
internal static class CallsApi
{
    private const int LongestTwiml = 4000;
    private const int MostDigits = 32;

    public static RestAnswer Create(RestRequest request)
    {
        if ((Refusal(request) ?? RefusalOfDocument(request)) is { } refusal)
            return refusal;

        return RestAnswer.Created(Shape(request.Exchange, Begin(request, Errand(request)!)));
    }

    /// <summary>Has a phone rung, as the request says.</summary>
    /// <param name="errand">What it does once it is picked up.</param>
    public static Call Begin(RestRequest request, Errand errand)
    {
        var exchange = request.Exchange;
        var events = request.All("StatusCallbackEvent").SelectMany(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var call = new Call(exchange.Clock)
        {
            Sid = Sid.New("CA"),
            From = request["From"]!,
            To = request["To"]!,
            Direction = "outbound-api",
            Phone = exchange.PhoneAt(request["To"]!),
            Status = "queued",
            StatusCallback = request["StatusCallback"],
            StatusCallbackMethod = request["StatusCallbackMethod"] ?? "POST",
            Events = events.Count > 0 ? events : ["completed"],
        };
        call.Phone.Calls.Add(call);
        exchange.Calls.Add(call);
        exchange.Loop.Begin(() => OutboundCall.Run(exchange, call, errand, OutboundCall.Wish.Of(request)));
        return call;
    }

    /// <summary>Who may be rung, from where, and how.</summary>
    public static RestAnswer? Refusal(RestRequest request)
    {
        var (to, from, exchange) = (request["To"]!, request["From"]!, request.Exchange);
        return 0 switch
        {
            _ when !Numbers.CanBeDialled(to) => RestAnswer.Refused(21211, $"Invalid 'To' Phone Number: {to}"),
            _ when to == from => RestAnswer.Refused(21266, "'To' and 'From' number cannot be the same."),
            _ when exchange.NumberAt(from) is null => RestAnswer.Refused(
                Numbers.IsE164(from) ? 21210 : 21212, $"'From' phone number {from} is not a number of this account."),
            _ when request.All("StatusCallbackEvent").SelectMany(names => names.Split(' '))
                .Any(name => name is not ("initiated" or "ringing" or "answered" or "completed")) =>
                    RestAnswer.Refused(21626, "StatusCallbackEvent is not valid."),
            _ when Number(request, "Timeout") is < 1 or > 600 => RestAnswer.Refused(20001, "Timeout is not valid"),
            _ when Number(request, "TimeLimit") is < 1 => RestAnswer.Refused(20001, "TimeLimit is not valid"),
            _ when request["MachineDetection"] is not (null or "Enable" or "DetectMessageEnd") =>
                RestAnswer.Refused(21263, "MachineDetection is not valid"),
            _ when Number(request, "MachineDetectionTimeout") is < 3 or > 60 => RestAnswer.Refused(
                21262, "MachineDetectionTimeout is not valid"),
            _ => null,
        };
    }

    public static RestAnswer Fetch(RestRequest request) =>
        Find(request) is { } call ? RestAnswer.Ok(Shape(request.Exchange, call)) : request.NotFound;

    public static RestAnswer List(RestRequest request) => Paging.Of(
        request, "calls",
        request.Exchange.Calls.AsEnumerable().Reverse()
            .Where(call => request["To"] is not { } to || call.To == to)
            .Where(call => request["From"] is not { } from || call.From == from)
            .Where(call => request["Status"] is not { } status || Status(call) == status)
            .Where(call => request["ParentCallSid"] is not { } parent || call.ParentSid == parent)
            .Where(call => Dates.Passes(request, "StartTime", call.Answered ?? call.Created) && Dates.Passes(request, "EndTime", call.Ended)),
        call => Shape(request.Exchange, call));

    /// <summary>Ends a call, stops it ringing, or sends it on to another document.</summary>
    public static RestAnswer Update(RestRequest request)
    {
        var exchange = request.Exchange;
        if (Find(request) is not { } call)
            return request.NotFound;
        if (call.IsOver)
            return RestAnswer.Refused(21220, "Call is not in-progress. Cannot redirect.");

        if (request["Status"] == "canceled" && call.IsAnswered)
            return RestAnswer.Refused(21220, "Call is in-progress. Cannot cancel.");
        if (request["Status"] is { } status)
            exchange.Finish(call, call.IsAnswered ? status : "canceled");
        else if (Errand(request) is not { } errand)
            return RestAnswer.Refused(20001, "Nothing to change");
        else if (!call.IsAnswered)
            return RestAnswer.Refused(21220, "Call is not in-progress. Cannot redirect.");
        else
            call.Mail.Put(new CallEvent.Moved(errand));

        return RestAnswer.Ok(Shape(exchange, call));
    }

    public static RestAnswer Delete(RestRequest request)
    {
        if (Find(request) is not { } call)
            return request.NotFound;
        if (!call.IsOver)
            return RestAnswer.Refused(20009, "Cannot delete a call that is not over");

        request.Exchange.Calls.Remove(call);
        return RestAnswer.Gone;
    }

    private static RestAnswer? RefusalOfDocument(RestRequest request) => 0 switch
    {
        _ when Errand(request) is null && request["ApplicationSid"] is not null =>
            RestAnswer.Error(501, 20001, "The simulator knows no applications"),
        _ when Errand(request) is null => RestAnswer.Refused(21205, "Url parameter is required."),
        _ when request["Twiml"] is { Length: > LongestTwiml } => RestAnswer.Refused(21218, "Twiml is too long"),
        _ when request["SendDigits"] is { Length: > MostDigits } => RestAnswer.Refused(20001, "SendDigits is too long"),
        _ when request["SendDigits"]?.All("0123456789*#wW".Contains) == false => RestAnswer.Refused(20001, "SendDigits is not valid"),
        _ => null,
    };

    /// <returns>Null if the request says nothing of what the call shall do.</returns>
    private static Errand? Errand(RestRequest request) =>
        request["Url"] is { } url ? new Errand(url, request["Method"] ?? "POST") { FallbackUrl = request["FallbackUrl"] }
        : request["Twiml"] is { } twiml ? new Errand("", "POST") { Twiml = twiml }
        : null;

    public static int? Number(RestRequest request, string name) =>
        request[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static Call? Find(RestRequest request) => request.Exchange.Calls.Find(call => call.Sid == request.Route["Sid"]);

    // The resource knows no "initiated"; only callbacks do.
    private static string Status(Call call) => call.Status == "initiated" ? "queued" : call.Status;

    private static JsonObject Shape(Exchange exchange, Call call)
    {
        var uri = $"/2010-04-01/Accounts/{exchange.Options.AccountSid}/Calls/{call.Sid}";
        return new JsonObject
        {
            ["sid"] = call.Sid,
            ["date_created"] = Dates.Write(call.Created),
            ["date_updated"] = Dates.Write(call.Updated),
            ["parent_call_sid"] = call.ParentSid,
            ["account_sid"] = exchange.Options.AccountSid,
            ["to"] = call.To,
            ["to_formatted"] = call.To,
            ["from"] = call.From,
            ["from_formatted"] = call.From,
            ["phone_number_sid"] = exchange.NumberAt(call.Direction == "inbound" ? call.To : call.From)?.Sid,
            ["status"] = Status(call),
            ["start_time"] = Dates.Write(call.Answered),
            ["end_time"] = Dates.Write(call.Ended),
            ["duration"] = call.IsOver ? ((int)call.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null,
            ["price"] = null,
            ["price_unit"] = "GBP",
            ["direction"] = call.Direction,
            ["answered_by"] = call.AnsweredBy,
            ["api_version"] = "2010-04-01",
            ["forwarded_from"] = null,
            ["group_sid"] = null,
            ["caller_name"] = null,
            ["queue_time"] = "0",
            ["trunk_sid"] = null,
            ["uri"] = uri + ".json",
            ["subresource_uris"] = new JsonObject { ["recordings"] = $"{uri}/Recordings.json" },
        };
    }
}
