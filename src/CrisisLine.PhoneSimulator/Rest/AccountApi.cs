using System.Text.Json.Nodes;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>The account and its numbers.</summary>
internal static class AccountApi
{
    public static RestAnswer Fetch(RestRequest request)
    {
        var (exchange, sid) = (request.Exchange, request.Exchange.Options.AccountSid);
        return RestAnswer.Ok(new JsonObject
        {
            ["auth_token"] = exchange.Options.AuthToken,
            ["date_created"] = Dates.Write(exchange.Created),
            ["date_updated"] = Dates.Write(exchange.Created),
            ["friendly_name"] = "A pretend account",
            ["owner_account_sid"] = sid,
            ["sid"] = sid,
            ["status"] = exchange.Account.Status,
            ["subresource_uris"] = new JsonObject { ["messages"] = $"/2010-04-01/Accounts/{sid}/Messages.json" },
            ["type"] = exchange.Account.Type,
            ["uri"] = $"/2010-04-01/Accounts/{sid}.json",
        });
    }

    public static RestAnswer ListNumbers(RestRequest request) => Paging.Of(
        request, "incoming_phone_numbers",
        request.Exchange.Numbers
            .Where(number => request["PhoneNumber"] is not { } part || number.Number.Contains(part, StringComparison.Ordinal))
            .Where(number => request["FriendlyName"] is not { } name || number.Number == name),
        number => Shape(request.Exchange, number));

    private static JsonObject Shape(Exchange exchange, ServiceNumber number) => new()
    {
        ["account_sid"] = exchange.Options.AccountSid,
        ["address_sid"] = null,
        ["address_requirements"] = "none",
        ["api_version"] = "2010-04-01",
        ["beta"] = false,
        ["capabilities"] = new JsonObject { ["voice"] = true, ["sms"] = true, ["mms"] = false, ["fax"] = false },
        ["date_created"] = Dates.Write(number.Created),
        ["date_updated"] = Dates.Write(number.Created),
        ["friendly_name"] = number.Number,
        ["identity_sid"] = null,
        ["phone_number"] = number.Number,
        ["origin"] = "twilio",
        ["sid"] = number.Sid,
        ["sms_application_sid"] = number.SmsApplicationSid,
        ["sms_fallback_method"] = "POST",
        ["sms_fallback_url"] = number.SmsFallbackUrl,
        ["sms_method"] = number.SmsMethod,
        ["sms_url"] = number.SmsUrl,
        ["status_callback"] = number.StatusCallback,
        ["status_callback_method"] = "POST",
        ["trunk_sid"] = null,
        ["uri"] = $"/2010-04-01/Accounts/{exchange.Options.AccountSid}/IncomingPhoneNumbers/{number.Sid}.json",
        ["voice_receive_mode"] = "voice",
        ["voice_application_sid"] = "",
        ["voice_caller_id_lookup"] = false,
        ["voice_fallback_method"] = "POST",
        ["voice_fallback_url"] = number.VoiceFallbackUrl,
        ["voice_method"] = number.VoiceMethod,
        ["voice_url"] = number.VoiceUrl,
        ["emergency_status"] = "Inactive",
        ["emergency_address_sid"] = null,
        ["emergency_address_status"] = "unregistered",
        ["bundle_sid"] = null,
        ["status"] = "in-use",
        ["type"] = "local",
    };
}
