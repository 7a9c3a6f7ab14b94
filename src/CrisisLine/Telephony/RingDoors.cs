using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Rings;
using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

/// <summary>
/// A phone that we rang was picked up, or a key was pressed there: <c>POST /twilio/ring/{ring}/{turn}</c>. How the call gets on
/// is told at <c>POST /twilio/ring-news/{ring}</c>, and that somebody picked up at the other end at <c>POST /twilio/ring-there/{ring}</c>. A step that is asked for twice gets the same answer and has no second effect.
/// </summary>
public static partial class RingDoors
{
    private const int LongestId = 64, LongestKeys = 64;

    public static void MapRings(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/twilio/ring/{ring:long}/{turn:int}", Step);
        routes.MapPost("/twilio/ring-news/{ring:long}", Hear);
        routes.MapPost("/twilio/ring-there/{ring:long}", HearOfOther);
    }

    // What follows the # is for the provider: if we do not answer in five seconds, or cannot, it asks once more .
    internal static string Address(ProviderAccount account, long ring, int turn) =>
        string.Create(CultureInfo.InvariantCulture, $"{account.PublicUrl}/twilio/ring/{ring}/{turn}#ct=2000&rt=5000&rp=all&rc=1");

    internal static string News(ProviderAccount account, long ring) =>
        string.Create(CultureInfo.InvariantCulture, $"{account.PublicUrl}/twilio/ring-news/{ring}");

    private static async Task<IResult> Step(
        long ring, int turn, SignedForm form, Database database, ProviderAccount account, Errands errands, ILogger<Database> log,
        CancellationToken cancellation)
    {
        if (IdIn(form) is not { } sid || form["Digits"] is { Length: > LongestKeys })
        {
            Malformed(log, form.IsTooLong);
            return Results.BadRequest();
        }

        var document = await database.Transact(tx => Answer(tx, account, errands, ring, sid, turn, form), cancellation);
        return Results.Text(document, "text/xml");
    }

    private static async Task<IResult> Hear(long ring, SignedForm form, Database database, Errands errands, CancellationToken cancellation)
    {
        if (IdIn(form) is { } sid && form["CallStatus"] is { } status)
            await database.Transact(tx => Tell(tx, errands, ring, sid, status), cancellation);
        return Results.NoContent();
    }

    private static async Task<string> Answer(Tx tx, ProviderAccount account, Errands errands, long id, string sid, int turn, SignedForm form)
    {
        if (await Ring.Look(tx, id) is not { } known)
            return Twiml.Voice(new VoiceVerb.Hangup());

        var errand = errands.Of(known);
        await errand.Hold(tx, known.Subject);
        var ring = await Ring.Hold(tx, id);
        var next = await RingSteps.Count(tx, id, sid);
        // A turn that nobody was told of is the last one, once more.
        if (next > 0 && turn != next)
            return await RingSteps.Said(tx, id, sid, Math.Clamp(turn, 0, next - 1));

        var answer = await errand.Answer(tx, ring, new RingTurn(next, next == 0 ? "" : form["Digits"] ?? "", sid, There(form)));
        var document = Spoken.Document(tx, answer, Address(account, id, next + 1), ring.OurNumber, $"{account.PublicUrl}/twilio/ring-there/{id}");
        await RingSteps.Add(tx, errand, ring, sid, next, answer, document);
        return document;
    }

    /// <returns>Null if the provider does not tell of another phone.</returns>
    private static OtherPhone? There(SignedForm form) => form["DialCallStatus"] is { } status
        ? new OtherPhone(status == "completed" && form["DialBridged"] != "false", status == "busy", status == "failed")
        : null;

    private static async Task<IResult> HearOfOther(long ring, SignedForm form, Database database, Errands errands, CancellationToken cancellation)
    {
        if (form["CallStatus"] is "in-progress" or "answered")
            await database.Transact(async tx =>
            {
                if (await Ring.Look(tx, ring) is { } known)
                    await errands.Of(known).PickedUpThere(tx, known.Subject);
            }, cancellation);
        return Results.NoContent();
    }

    private static async Task Tell(Tx tx, Errands errands, long id, string sid, string status)
    {
        if (await Ring.Look(tx, id) is not { } ring)
            return;

        var errand = errands.Of(ring);
        await errand.Hold(tx, ring.Subject);
        await RingSteps.Hear(tx, errand, ring, sid, EndOf(status));
    }

    /// <returns>Null while it goes on. That somebody picked up says nothing yet: voicemail does so too.</returns>
    private static string? EndOf(string status) => status switch
    {
        "completed" => RingState.Silent,
        "busy" => RingState.Busy,
        "no-answer" or "canceled" => RingState.NoAnswer,
        "failed" => RingState.Failed,
        _ => null,
    };

    private static string? IdIn(SignedForm form) =>
        !form.IsTooLong && form["CallSid"] is { Length: > 0 and <= LongestId } sid && sid.All(letter => letter is > ' ' and < '\x7f') ? sid : null;

    [LoggerMessage(6, LogLevel.Warning, "A signed request about a phone that we rang was malformed and not stored (too long: {TooLong})")]
    private static partial void Malformed(ILogger log, bool tooLong);
}
