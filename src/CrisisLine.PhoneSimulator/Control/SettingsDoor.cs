using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Control;

/// <summary>Numbers of the service, faults, and what Twilio is set to.</summary>
internal static class SettingsDoor
{
    public static void MapSettings(this IEndpointRouteBuilder control, Exchange exchange)
    {
        control.MapPost("/numbers", (NumberToBe wanted) => exchange.Loop.Do(() => SetNumber(exchange, wanted)));
        control.MapPost("/faults", (FaultToBe wanted) => exchange.Loop.Do(() => Set(exchange.Faults, wanted)));
        control.MapPost("/faults/random", (RandomFaults wanted) => exchange.Loop.Do(() => Set(exchange.Faults, wanted)));
        control.MapDelete("/faults", () => exchange.Loop.Do(() => Clear(exchange.Faults)));
        control.MapPost("/switches", (SwitchesToBe wanted) => exchange.Loop.Do(() => Set(exchange.Switches, wanted)));
    }

    private static IResult SetNumber(Exchange exchange, NumberToBe wanted)
    {
        if (!Numbers.IsE164(wanted.Number))
            return Results.BadRequest("A number is written such as +441632960000.");

        var number = exchange.NumberAt(wanted.Number) ?? exchange.AddNumber(wanted.Number);
        exchange.SetNumber(number with
        {
            SmsUrl = exchange.AtService(wanted.SmsUrl ?? number.SmsUrl),
            SmsMethod = wanted.SmsMethod ?? number.SmsMethod,
            SmsApplicationSid = wanted.SmsApplicationSid ?? number.SmsApplicationSid,
            SmsFallbackUrl = exchange.AtService(wanted.SmsFallbackUrl ?? number.SmsFallbackUrl),
            VoiceUrl = exchange.AtService(wanted.VoiceUrl ?? number.VoiceUrl),
            VoiceFallbackUrl = exchange.AtService(wanted.VoiceFallbackUrl ?? number.VoiceFallbackUrl),
            StatusCallback = exchange.AtService(wanted.StatusCallback ?? number.StatusCallback),
        });
        return Results.Ok(exchange.NumberAt(wanted.Number));
    }

    private static IResult Set(Faults faults, FaultToBe wanted)
    {
        faults.Set(wanted.Fault, wanted.Times ?? 1, wanted.To);
        if (wanted.Fault == Fault.Refuse)
            faults.RefusedCode = wanted.Code ?? faults.RefusedCode;
        else
            faults.UndeliveredCode = wanted.Code ?? faults.UndeliveredCode;
        return Results.NoContent();
    }

    private static IResult Set(Faults faults, RandomFaults wanted)
    {
        if (wanted.Share is not (>= 0 and <= 1))
            return Results.BadRequest("A share lies between 0 and 1.");

        faults.SetRandom(wanted.Seed, wanted.Share, wanted.Faults);
        return Results.NoContent();
    }

    private static IResult Clear(Faults faults)
    {
        faults.Clear();
        return Results.NoContent();
    }

    private static IResult Set(Switches switches, SwitchesToBe wanted)
    {
        switches.OptOut = wanted.OptOut ?? switches.OptOut;
        switches.CallsPerSecond = wanted.CallsPerSecond ?? switches.CallsPerSecond;
        switches.DialActionAfterHangup = wanted.DialActionAfterHangup ?? switches.DialActionAfterHangup;
        switches.WhisperEndsOthers = wanted.WhisperEndsOthers ?? switches.WhisperEndsOthers;
        switches.RingsFiveSecondsLonger = wanted.RingsFiveSecondsLonger ?? switches.RingsFiveSecondsLonger;
        switches.RejectIsBusy = wanted.RejectIsBusy ?? switches.RejectIsBusy;
        switches.ConferenceStartsAlone = wanted.ConferenceStartsAlone ?? switches.ConferenceStartsAlone;
        switches.MostRequestsAtOnce = wanted.MostRequestsAtOnce ?? switches.MostRequestsAtOnce;
        return Results.Ok(Views.Of(switches));
    }

    /// <summary>Addresses may be relative to the service; what is null stays as it is.</summary>
    internal sealed record NumberToBe(
        string Number, string? SmsUrl, string? SmsFallbackUrl, string? VoiceUrl, string? VoiceFallbackUrl, string? StatusCallback,
        string? SmsMethod, string? SmsApplicationSid);

    /// <param name="Times">Null for once, below 0 for always, 0 for never again.</param>
    /// <param name="Code">Of an undelivered text, or of a refusal.</param>
    /// <param name="To">Only for what the service sends to this number.</param>
    internal sealed record FaultToBe(Fault Fault, int? Times, int? Code, string? To);

    internal sealed record RandomFaults(int Seed, double Share, IReadOnlyList<Fault> Faults);

    internal sealed record SwitchesToBe(
        OptOut? OptOut, double? CallsPerSecond,
        bool? DialActionAfterHangup, bool? WhisperEndsOthers, bool? RingsFiveSecondsLonger, bool? RejectIsBusy,
        bool? ConferenceStartsAlone, int? MostRequestsAtOnce);
}
