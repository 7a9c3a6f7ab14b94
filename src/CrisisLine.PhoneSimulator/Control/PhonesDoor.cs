using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.Texts;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Control;

/// <summary>What somebody does with a phone.</summary>
internal static class PhonesDoor
{
    public static void MapPhones(this IEndpointRouteBuilder control, Exchange exchange)
    {
        control.MapPost("/phones", (PhoneToBe wanted) => exchange.Loop.Do(() => Add(exchange, wanted)));

        var phone = control.MapGroup("/phones/{number}");
        phone.MapGet("", (string number) => exchange.Loop.Do(() => Views.Of(exchange.PhoneAt(number))));
        phone.MapPost("/texts", (string number, TextToBe text) => exchange.Loop.Do(() => Send(exchange, number, text)));
        phone.MapPost("/ring", (string number, Target target) => exchange.Loop.Do(() => Ring(exchange, number, target)));
        phone.MapPost("/answer", (string number) => exchange.Loop.Do(() => OnLine(exchange, number, PickUp)));
        phone.MapPost("/decline", (string number) => exchange.Loop.Do(() => OnLine(exchange, number, Decline)));
        phone.MapPost("/hangup", (string number) => exchange.Loop.Do(() => OnLine(exchange, number, HangUp)));
        phone.MapPost("/press", (string number, Pressing pressing) => exchange.Loop.Do(() => Press(exchange, number, pressing)));
        phone.MapPost("/say", (string number, Saying saying) =>
            exchange.Loop.Do(() => OnLine(exchange, number, (_, call) => Say(call, saying.Words))));
    }

    private static IResult Add(Exchange exchange, PhoneToBe wanted)
    {
        if (!Numbers.CanBeDialled(wanted.Number))
            return Results.BadRequest("A phone has a number such as +447700900001, or is client:name or sip:name@example.");

        var phone = exchange.PhoneAt(wanted.Number);
        phone.Name = wanted.Name ?? phone.Name;
        phone.IsOther = wanted.IsOther ?? phone.IsOther;
        phone.Habit = wanted.Habit ?? phone.Habit;
        phone.Shows = wanted.Shows is null ? phone.Shows : wanted.Shows == phone.Number ? null : wanted.Shows;
        return Results.Ok(Views.Of(phone));
    }

    private static IResult Send(Exchange exchange, string number, TextToBe text)
    {
        var first = exchange.SendIn(exchange.PhoneAt(number), text.To, text.Body, text.Sid);
        for (var again = 1; again < (text.Times ?? 1); again++)
            exchange.SendIn(exchange.PhoneAt(number), text.To, text.Body, first.Sid);

        return Results.Ok(new { first.Sid });
    }

    private static IResult Ring(Exchange exchange, string number, Target target)
    {
        var phone = exchange.PhoneAt(number);
        return phone.Line is null
            ? Results.Ok(new { exchange.Ring(phone, target.To).Sid })
            : Results.Conflict("It is in a call already.");
    }

    private static IResult OnLine(Exchange exchange, string number, Action<Exchange, Call> act)
    {
        if (exchange.PhoneAt(number).Line is not { } call)
            return Results.Conflict("It is in no call.");

        act(exchange, call);
        return Results.Ok(new { call.Sid });
    }

    private static void PickUp(Exchange exchange, Call call) => call.Mail.Put(new CallEvent.PickedUp());

    private static void Decline(Exchange exchange, Call call) => exchange.Finish(call, "busy", sip: 603);

    private static void HangUp(Exchange exchange, Call call) => exchange.Finish(call, call.IsAnswered ? "completed" : "no-answer");

    private static IResult Press(Exchange exchange, string number, Pressing pressing) =>
        pressing.Keys.All(key => "0123456789*#".Contains(key))
            ? OnLine(exchange, number, (_, call) => Press(call, pressing.Keys))
            : Results.BadRequest("The keys are 0 to 9, * and #.");

    private static void Press(Call call, string keys)
    {
        foreach (var key in keys)
            call.Mail.Put(new CallEvent.Key(key));
        call.Utters("key", keys);
    }

    private static void Say(Call call, string words)
    {
        call.Mail.Put(new CallEvent.Spoke(words));
        call.Utters("person", words);
    }

    /// <param name="Shows">What its calls show: its own number, or for instance <c>anonymous</c>.</param>
    internal sealed record PhoneToBe(string Number, string? Name, Habit? Habit, string? Shows, bool? IsOther);

    /// <param name="Sid">Null for a new one.</param>
    /// <param name="Times">How often the same text is delivered; null for once.</param>
    internal sealed record TextToBe(string To, string Body, string? Sid, int? Times);

    internal sealed record Target(string To);

    internal sealed record Pressing(string Keys);

    internal sealed record Saying(string Words);
}
