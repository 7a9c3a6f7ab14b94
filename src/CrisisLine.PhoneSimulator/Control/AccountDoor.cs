using CrisisLine.PhoneSimulator.Texts;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Control;

/// <summary>The account as the service's tests want it: what was sent, what becomes of that, and where addresses lie.</summary>
internal static class AccountDoor
{
    public static void MapAccount(this IEndpointRouteBuilder control, Exchange exchange)
    {
        control.MapPost("/account", (AccountToBe wanted) => exchange.Loop.Do(() => Set(exchange, wanted)));
        control.MapPost("/reach", (Way way) => exchange.Loop.Do(() => exchange.Reach(way.Url, way.At)));
        control.MapDelete("/numbers/{number}", (string number) =>
            exchange.Loop.Do(() => exchange.Numbers.RemoveAll(ours => ours.Number == number)));
        control.MapGet("/faults", () =>
            exchange.Loop.Do(() => exchange.Faults.Struck.ToDictionary(one => one.Key.ToString(), one => one.Value)));
        control.MapGet("/texts", (string? to) => exchange.Loop.Do(() => Sent(exchange, to)));
        control.MapPost("/texts/{sid}/becomes", (string sid, Fate fate) => exchange.Loop.Do(() => Become(exchange, sid, fate)));
        control.MapPost("/phones/{number}/texts/answered", (string number, PhonesDoor.TextToBe text) =>
            exchange.Loop.Do(() => Answer(exchange, number, text)));
    }

    private static IResult Set(Exchange exchange, AccountToBe wanted)
    {
        exchange.Account = (wanted.Status ?? exchange.Account.Status, wanted.Type ?? exchange.Account.Type);
        return Results.NoContent();
    }

    private static object[] Sent(Exchange exchange, string? to) =>
    [
        .. exchange.Texts.Where(text => text.Direction == "outbound-api" && (to is null || text.To == to))
            .Select(text => new { text.Sid, text.From, text.To, text.Body, text.Status, text.StatusCallback }),
    ];

    /// <summary>Tells the service what became of a text, and says what it answered.</summary>
    private static async Task<IResult> Become(Exchange exchange, string sid, Fate fate)
    {
        if (exchange.Texts.Find(text => text.Sid == sid) is not { } text)
            return Results.NotFound("There is no such text.");

        text.ErrorCode = fate.Code;
        return await exchange.TellBecame(text, fate.Status) is { } entry ? Results.Ok(Views.Of(entry)) : Results.NoContent();
    }

    /// <summary>Somebody texts, and waits for what the service says to that.</summary>
    private static async Task<IResult> Answer(Exchange exchange, string number, PhonesDoor.TextToBe text) =>
        await exchange.SendInAndWait(exchange.PhoneAt(number), text.To, text.Body, text.Sid) is { } entry
            ? Results.Ok(Views.Of(entry))
            : Results.NotFound("Nobody can be texted there.");

    /// <param name="Status">active, suspended or closed.</param>
    /// <param name="Type">Full or Trial.</param>
    internal sealed record AccountToBe(string? Status, string? Type);

    /// <param name="Url">The beginning of addresses, as the service has published them.</param>
    /// <param name="At">Where that really is, as if a proxy lay in between.</param>
    internal sealed record Way(string Url, string At);

    internal sealed record Fate(string Status, int? Code);
}
