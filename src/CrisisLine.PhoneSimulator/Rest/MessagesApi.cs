using System.Globalization;
using System.Text.Json.Nodes;
using CrisisLine.PhoneSimulator.Texts;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>Messages: what the service sends, and what it looks up afterwards.</summary>
internal static class MessagesApi
{
    private const int LongestBody = 1600;

    public static RestAnswer Create(RestRequest request)
    {
        if (Refusal(request) is { } refusal)
            return refusal;

        var (exchange, service) = (request.Exchange, request["MessagingServiceSid"]);
        var text = new Text
        {
            Sid = Sid.New(request["MediaUrl"] is null ? "SM" : "MM"),
            From = request["From"] ?? exchange.Numbers[0].Number,
            To = request["To"]!,
            Body = request["Body"] ?? "",
            Direction = "outbound-api",
            Status = service is null ? "queued" : "accepted",
            Created = exchange.Now,
            Updated = exchange.Now,
            StatusCallback = request["StatusCallback"],
            MessagingServiceSid = service,
            Media = [.. request.All("MediaUrl")],
        };
        exchange.SendOut(text);
        return RestAnswer.Created(Shape(exchange, text));
    }

    public static RestAnswer Fetch(RestRequest request) =>
        Find(request) is { } text ? RestAnswer.Ok(Shape(request.Exchange, text)) : request.NotFound;

    public static RestAnswer List(RestRequest request) => Paging.Of(
        request, "messages",
        request.Exchange.Texts.AsEnumerable().Reverse()
            .Where(text => request["To"] is not { } to || text.To == to)
            .Where(text => request["From"] is not { } from || text.From == from)
            .Where(text => Dates.Passes(request, "DateSent", text.Sent ?? text.Created)),
        text => Shape(request.Exchange, text));

    /// <summary>Blots out what a text says, or stops one that is not due yet: the simulator has none of those.</summary>
    public static RestAnswer Update(RestRequest request)
    {
        if (Find(request) is not { } text)
            return request.NotFound;
        if (request["Status"] is not null)
            return RestAnswer.Refused(30409, "The message cannot be canceled");
        if (request["Body"] is not null || !request.All("Body").Any())
            return RestAnswer.Refused(20001, "Body can only be made empty");

        (text.Body, text.Updated) = ("", request.Exchange.Now);
        return RestAnswer.Ok(Shape(request.Exchange, text));
    }

    public static RestAnswer Delete(RestRequest request)
    {
        if (Find(request) is not { } text)
            return request.NotFound;

        request.Exchange.Texts.Remove(text);
        return RestAnswer.Gone;
    }

    /// <summary>What Twilio refuses although each field is of the right kind, its magic test numbers included.</summary>
    private static RestAnswer? Refusal(RestRequest request)
    {
        var (to, from, exchange) = (request["To"]!, request["From"], request.Exchange);

        return (to, from, request["Body"] ?? "") switch
        {
            (_, null, _) when request["MessagingServiceSid"] is null =>
                RestAnswer.Refused(21603, "A 'From' phone number or a 'MessagingServiceSid' is required."),
            (_, _, "") when request["MediaUrl"] is null && request["ContentSid"] is null => RestAnswer.Refused(21602, "Message body is required."),
            (_, _, { Length: > LongestBody }) => RestAnswer.Refused(
                21617, $"The concatenated message body exceeds the {LongestBody} character limit."),
            ("+15005550001", _, _) => RestAnswer.Refused(21211, $"The 'To' number {to} is not a valid phone number."),
            ("+15005550002", _, _) => RestAnswer.Refused(21612, "The 'To' phone number is not currently reachable via SMS."),
            ("+15005550003", _, _) => RestAnswer.Refused(21408, "Permission to send an SMS has not been enabled for this region."),
            ("+15005550004", _, _) => RestAnswer.Refused(21610, "Attempt to send to unsubscribed recipient"),
            ("+15005550009", _, _) => RestAnswer.Refused(21614, "'To' number is not a valid mobile number."),
            (_, "+15005550008", _) => RestAnswer.Refused(21611, "This 'From' number has exceeded the maximum number of queued messages."),
            _ when !Numbers.IsE164(to) => RestAnswer.Refused(21211, $"The 'To' number {to} is not a valid phone number."),
            _ when to == from => RestAnswer.Refused(21266, "'To' and 'From' number cannot be the same."),
            _ when from is not null and not "+15005550006" && exchange.NumberAt(from) is null => RestAnswer.Refused(
                Numbers.IsE164(from) ? 21606 : 21212, $"The 'From' phone number {from} is not a valid, SMS-capable number of this account."),
            _ when from is null && exchange.Numbers.Count == 0 => RestAnswer.Refused(21703, "The Messaging Service has no phone number."),
            _ when exchange.OptedOut.Contains((to, from ?? exchange.Numbers[0].Number)) =>
                RestAnswer.Refused(21610, "Attempt to send to unsubscribed recipient"),
            _ when request["ValidityPeriod"] is { } period && int.Parse(period, CultureInfo.InvariantCulture) is < 1 or > 36000 =>
                RestAnswer.Refused(21624, "The ValidityPeriod is not valid."),
            _ => null,
        };
    }

    private static Text? Find(RestRequest request) => request.Exchange.Texts.Find(text => text.Sid == request.Route["Sid"]);

    private static JsonObject Shape(Exchange exchange, Text text)
    {
        var uri = $"/2010-04-01/Accounts/{exchange.Options.AccountSid}/Messages/{text.Sid}";
        return new JsonObject
        {
            ["body"] = text.Body,
            ["num_segments"] = text.Segments.ToString(CultureInfo.InvariantCulture),
            ["direction"] = text.Direction,
            ["from"] = text.From,
            ["to"] = text.To,
            ["date_updated"] = Dates.Write(text.Updated),
            ["price"] = null,
            ["error_message"] = text.ErrorCode is null ? null : "See the code",
            ["uri"] = uri + ".json",
            ["account_sid"] = exchange.Options.AccountSid,
            ["num_media"] = text.Media.Count.ToString(CultureInfo.InvariantCulture),
            ["status"] = text.Status,
            ["messaging_service_sid"] = text.MessagingServiceSid,
            ["sid"] = text.Sid,
            ["date_sent"] = Dates.Write(text.Sent),
            ["date_created"] = Dates.Write(text.Created),
            ["error_code"] = text.ErrorCode,
            ["price_unit"] = "GBP",
            ["api_version"] = "2010-04-01",
            ["subresource_uris"] = new JsonObject { ["media"] = $"{uri}/Media.json" },
        };
    }
}
