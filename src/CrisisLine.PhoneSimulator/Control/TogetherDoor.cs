using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Control;

/// <summary>What several people do at the very same moment, which no hand is quick enough for.</summary>
internal static class TogetherDoor
{
    public static void MapTogether(this IEndpointRouteBuilder control, Exchange exchange) =>
        control.MapPost("/together", (Together wanted) => exchange.Loop.Do(() => Do(exchange, wanted)));

    /// <summary>
    /// Everybody whom the service has rung and who has picked up presses the key; callers may hang up in the same moment. All
    /// of it is done before the first of them is attended to.
    /// </summary>
    private static IResult Do(Exchange exchange, Together wanted)
    {
        if (wanted.Key is not [var key] || !"0123456789*#".Contains(key))
            return Results.BadRequest("The keys are 0 to 9, * and #.");

        var lines = exchange.Phones.Select(phone => phone.Line).OfType<Call>().ToList();
        var rung = lines.Where(call => call.Direction != "inbound" && call.IsAnswered).ToList();
        var callers = wanted.CallersHangUp ? lines.Where(call => call.Direction == "inbound").ToList() : [];
        if (rung.Count == 0)
            return Results.Conflict("Nobody whom the service has rung is on the line.");

        foreach (var call in rung)
            call.Mail.Put(new CallEvent.Key(key));
        foreach (var call in callers)
            exchange.Finish(call, "completed");
        return Results.Ok(new { Pressed = rung.Count, HungUp = callers.Count });
    }

    /// <param name="CallersHangUp">Whoever rang the service goes at the moment in which the key is pressed.</param>
    internal sealed record Together(string Key, bool CallersHangUp = false);
}
