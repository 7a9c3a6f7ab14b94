using CrisisLine.PhoneSimulator.Time;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Control;

/// <summary>
/// Everything a person can do with a phone, and everything that can be set to go wrong, as JSON. With <c>?settle=true</c> a
/// request is answered only when nothing more happens by itself.
/// </summary>
internal static class ControlDoor
{
    public static void MapControl(this IEndpointRouteBuilder routes, Exchange exchange, SharedTime time)
    {
        var control = routes.MapGroup("/control").AddEndpointFilter((context, next) => Settled(context, next, exchange));
        control.MapPhones(exchange);
        control.MapTogether(exchange);
        control.MapSettings(exchange);
        control.MapAccount(exchange);

        control.MapGet("/state", () => exchange.Loop.Do(() => new
        {
            exchange.Now,
            exchange.Options.TimeStands,
            exchange.Options.TimeZone,
            exchange.Options.IsDemo,
            ServiceFollows = exchange.Options.ClockPath.Length > 0,
            Numbers = exchange.Numbers
                .Select(number => Views.Of(number, exchange.Options.Names.GetValueOrDefault(number.Number))).ToArray(),
            Phones = exchange.Phones.Select(Views.Of).ToArray(),
            Switches = Views.Of(exchange.Switches),
            Faults = Views.Of(exchange.Faults),
            Queues = exchange.Queues.Select(queue => new { queue.Name, Size = queue.Members.Count }).ToArray(),
            Journal = exchange.Journal.Entries.Count,
            RequestsAtOnce = Volatile.Read(ref exchange.RequestsAtOnce),
        }));

        control.MapGet("/journal", (int? after) => exchange.Loop.Do(() => exchange.Journal.Entries.Skip(after ?? 0).Select(Views.Of).ToArray()));
        control.MapPost("/journal/{number:int}/replay", (int number) => exchange.Loop.Do(() => Replay(exchange, number)));
        control.MapPost("/settle", () => Settle(exchange));
        control.MapPost("/time", (TimeMove move) => Move(exchange, time, move));
    }

    private static async ValueTask<object?> Settled(EndpointFilterInvocationContext context, EndpointFilterDelegate next, Exchange exchange)
    {
        var answer = await next(context);
        if (context.HttpContext.Request.Query["settle"] == "true")
            await exchange.Loop.Idle();
        return answer;
    }

    /// <summary>
    /// Sends a webhook once more as it was, signature, token and all, as anybody could who had caught it. The answer goes nowhere.
    /// </summary>
    private static IResult Replay(Exchange exchange, int number)
    {
        if (exchange.Journal.Entries.ElementAtOrDefault(number - 1)?.Webhook is not { } webhook)
            return Results.NotFound("There is no such webhook.");

        exchange.Loop.Begin(() => exchange.Send(webhook));
        return Results.NoContent();
    }

    private static async Task<IResult> Settle(Exchange exchange)
    {
        await exchange.Loop.Idle();
        return Results.NoContent();
    }

    private static async Task<IResult> Move(Exchange exchange, SharedTime time, TimeMove move)
    {
        if (move.Seconds is not (>= 0 and <= 60 * 60 * 24 * 31))
            return Results.BadRequest("Time moves forward, by a month at most.");

        return await time.Move(TimeSpan.FromSeconds(move.Seconds))
            ? Results.Ok(new { exchange.Now })
            : Results.Text(
                "The phones' clock has moved, but the service's did not follow.", statusCode: StatusCodes.Status502BadGateway);
    }

    /// <param name="Seconds">Forward.</param>
    internal sealed record TimeMove(double Seconds);
}
