using System.Globalization;
using CrisisLine.PhoneSimulator.Rest;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>A call that the service asked for: it is queued, rings, is perhaps taken for a machine, and follows its document.</summary>
internal static class OutboundCall
{
    private static readonly TimeSpan ShortVerdict = TimeSpan.FromSeconds(4);

    /// <summary>How it shall ring, and whether Twilio shall guess who picked up.</summary>
    /// <param name="Detection">Enable or DetectMessageEnd; null for no guessing, which is what a service should want.</param>
    /// <param name="VerdictUrl">Where to tell the guess while the call goes on; null if the call waits for it.</param>
    internal sealed record Wish(TimeSpan Patience, string? Detection, TimeSpan LongestVerdict, bool IsAsync, string? VerdictUrl)
    {
        /// <summary>Keys that are pressed when it is picked up: w waits half a second, W a whole one. Empty for none.</summary>
        public string Digits { get; private init; } = "";

        /// <summary>Null for as long as they like.</summary>
        public TimeSpan? Limit { get; private init; }

        public static Wish Of(RestRequest request) => new(
            TimeSpan.FromSeconds(CallsApi.Number(request, "Timeout") ?? 60),
            request["SendDigits"] is null ? request["MachineDetection"] : null,
            TimeSpan.FromSeconds(CallsApi.Number(request, "MachineDetectionTimeout") ?? 30),
            request["AsyncAmd"] == "true" || request["AmdStatusCallback"] is not null,
            request["AsyncAmdStatusCallback"] ?? request["AmdStatusCallback"])
        {
            Digits = request["SendDigits"] ?? "",
            Limit = CallsApi.Number(request, "TimeLimit") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    public static async Task Run(Exchange exchange, Call call, Errand errand, Wish wish)
    {
        await exchange.Wait(exchange.Options.TextTakes);
        await exchange.Wait(Turn(exchange));
        if (call.IsOver || !await exchange.MakeRing(call, wish.Patience))
            return;

        if (wish.Limit is { } limit)
            exchange.Loop.Begin(() => EndAfter(exchange, call, limit));
        await Press(exchange, call, wish.Digits);

        if (wish is { Detection: not null, IsAsync: true })
            exchange.Loop.Begin(() => TellVerdict(exchange, call, wish));
        else if (wish.Detection is not null)
            call.AnsweredBy = await Verdict(exchange, call, wish);

        await Outward.Follow(exchange, call, errand);
    }

    private static async Task EndAfter(Exchange exchange, Call call, TimeSpan limit)
    {
        await exchange.Wait(limit);
        exchange.Finish(call, "completed");
    }

    private static async Task Press(Exchange exchange, Call call, string digits)
    {
        foreach (var key in digits)
        {
            if (key is 'w' or 'W')
                await exchange.Wait(TimeSpan.FromSeconds(key == 'w' ? 0.5 : 1));
            else
                call.Hears("key", key.ToString());
        }
    }

    /// <returns>How long this call must wait for its turn.</returns>
    private static TimeSpan Turn(Exchange exchange)
    {
        if (exchange.Switches.CallsPerSecond <= 0)
            return TimeSpan.Zero;

        var begins = exchange.NextCall > exchange.Now ? exchange.NextCall : exchange.Now;
        exchange.NextCall = begins + TimeSpan.FromSeconds(1 / exchange.Switches.CallsPerSecond);
        return begins - exchange.Now;
    }

    private static async Task TellVerdict(Exchange exchange, Call call, Wish wish)
    {
        var begun = exchange.Now;
        call.AnsweredBy = await Verdict(exchange, call, wish);

        if (wish.VerdictUrl is { } url)
            exchange.Tell(call.Sid + " amd", new Webhook("amd-status", url, "POST", []).With(
                ("CallSid", call.Sid), ("AccountSid", exchange.Options.AccountSid), ("AnsweredBy", call.AnsweredBy),
                ("MachineDetectionDuration", ((int)(exchange.Now - begun).TotalMilliseconds).ToString(CultureInfo.InvariantCulture))));
    }

    private static async Task<string> Verdict(Exchange exchange, Call call, Wish wish)
    {
        await exchange.Wait(exchange.Faults.Strikes(Fault.LateVerdict) ? wish.LongestVerdict : ShortVerdict);
        var isMachine = call.Phone.Habit == Habit.Voicemail ^ exchange.Faults.Strikes(Fault.WrongVerdict);
        return !isMachine ? "human" : wish.Detection == "DetectMessageEnd" ? "machine_end_beep" : "machine_start";
    }
}
