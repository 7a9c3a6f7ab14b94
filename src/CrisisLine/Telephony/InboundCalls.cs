using CrisisLine.Calls;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Opening;
using CrisisLine.People;
using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

/// <summary>
/// Where calls arrive: <c>POST /twilio/voice</c>, and <c>POST /twilio/call/{turn}</c> for each answer by keys, or by silence.
/// A step that is asked for twice gets the same answer and has no second effect.
/// </summary>
public static partial class InboundCalls
{
    /// <summary>Set at the provider, as the address of each number that hears how its calls end.</summary>
    public const string News = "/twilio/call-news";

    private const int LongestId = 64, LongestKeys = 64;

    public static void MapInboundCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/twilio/voice", Arrive);
        routes.MapPost("/twilio/call/{turn:int}", Press);
        routes.MapPost(News, Hear);
    }

    private static async Task<IResult> Arrive(
        SignedForm form, Database database, ProviderAccount account, ILogger<Database> log, CancellationToken cancellation)
    {
        if (IdIn(form) is not { } sid || form["From"] is not { } from || form["To"] is not { Length: > 0 } to)
            return IsMalformed(log, form);

        var document = await database.Transact(tx => Greet(tx, account, sid, PhoneNumber.Read(from), PhoneNumber.Read(to) ?? default, log), cancellation);
        return Results.Text(document, "text/xml");
    }

    private static async Task<IResult> Press(
        int turn, SignedForm form, Database database, ProviderAccount account, ILogger<Database> log, CancellationToken cancellation)
    {
        if (IdIn(form) is not { } sid || form["Digits"] is { Length: > LongestKeys })
            return IsMalformed(log, form);

        var document = await database.Transact(tx => Step(tx, account, sid, turn, form["Digits"] ?? ""), cancellation);
        return Results.Text(document, "text/xml");
    }

    /// <summary>What became of the call. Only its end matters here.</summary>
    private static async Task<IResult> Hear(SignedForm form, Database database, CancellationToken cancellation)
    {
        if (IdIn(form) is { } sid && form["CallStatus"] is "completed" or "busy" or "failed" or "no-answer" or "canceled")
            await database.Transact(tx => CallSteps.HasEnded(tx, sid!), cancellation);
        return Results.NoContent();
    }

    internal static async Task<string> Greet(Tx tx, ProviderAccount account, string sid, PhoneNumber? from, PhoneNumber to, ILogger log)
    {
        if (from is { } firm && await Drivers.Firm(tx, sid, firm.E164, to.E164) is { } toFirm)
            return Spoken.Document(tx, account, toFirm, nextTurn: 1);
        var (service, caller) = await Read(tx, from, to);
        if (service is null)
        {
            tx.Undo();
            NotOurs(log, sid);
            return Twiml.Voice();
        }

        var heard = await Greeting.First(tx, caller, service, new Speaks(service, tx.Now));
        var document = Spoken.Document(tx, account, heard, nextTurn: 1);
        if (!await CallSteps.Begin(tx, sid, service.Id, to.E164, caller, heard, document))
            return await CallSteps.Said(tx, sid, turn: 0);
        if (!caller.ShowsNumber)
            await Contacts.AddWithoutNumber(tx, caller.Person);
        return document;
    }

    /// <summary>Which of our numbers was rung, and by whom.</summary>
    private static async Task<(TextedService? Service, Caller Caller)> Read(Tx tx, PhoneNumber? from, PhoneNumber to)
    {
        var newcomer = new PersonId(Guid.CreateVersion7());
        if (from is not { } number)
            return (TextedService.From(await tx.Many(TextedService.Of(tx, to))), Caller.WithoutNumber(newcomer));

        var (services, known) = await tx.Both(TextedService.Of(tx, to), Contacts.RecogniseCaller(tx, number, newcomer));
        return (TextedService.From(services), Caller.From(tx, known[0]));
    }

    internal static async Task<string> Step(Tx tx, ProviderAccount account, string sid, int turn, string keys)
    {
        if (await Call.Look(tx, sid) is not { } known)
            // Nothing is known of this call: its first request never came here. It begins now.
            return Twiml.Voice(new VoiceVerb.Redirect($"{account.PublicUrl}/twilio/voice"));

        var (service, caller) = await ReadAgain(tx, known);
        var call = await Call.Hold(tx, sid);
        if (turn <= call.Turn)
            return await CallSteps.Said(tx, sid, Math.Max(turn, 0));
        if (turn > call.Turn + 1 || service is null)
            return await CallSteps.Said(tx, sid, call.Turn);
        if (call.Menu is null)
            return Twiml.Voice(new VoiceVerb.Hangup());

        var heard = await PressKeys.For(tx, new CallTurn(call, service, caller, keys, new Speaks(service, tx.Now)));
        var document = Spoken.Document(tx, account, heard, turn + 1);
        await CallSteps.Add(tx, call, keys, heard, document);
        return document;
    }

    private static async Task<(TextedService? Service, Caller Caller)> ReadAgain(Tx tx, Call call)
    {
        var ours = TextedService.Of(tx, PhoneNumber.Read(call.OurNumber) ?? default);
        if (call.Number is not { } number)
            return (TextedService.From(await tx.Many(ours)), Caller.WithoutNumber(call.Person));

        var (services, known) = await tx.Both(ours, Contacts.Hold(number));
        return (TextedService.From(services), known is [var row] ? Caller.From(tx, row) : Caller.WithoutNumber(call.Person));
    }

    private static string? IdIn(SignedForm form) =>
        !form.IsTooLong && form["CallSid"] is { Length: > 0 and <= LongestId } sid && sid.All(letter => letter is > ' ' and < '\x7f') ? sid : null;

    private static IResult IsMalformed(ILogger log, SignedForm form)
    {
        Malformed(log, form.IsTooLong);
        return Results.BadRequest();
    }

    [LoggerMessage(4, LogLevel.Warning, "A signed request about a call was malformed and not stored (too long: {TooLong})")]
    private static partial void Malformed(ILogger log, bool tooLong);

    [LoggerMessage(5, LogLevel.Warning, "Call {Call} came to a number that no service has; add the number to its service")]
    private static partial void NotOurs(ILogger log, string call);
}
