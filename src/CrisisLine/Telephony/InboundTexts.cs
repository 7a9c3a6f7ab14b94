using CrisisLine.Conversations;
using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;
using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

/// <summary>
/// Where texts arrive: <c>POST /twilio/sms</c>, Twilio's form in, TwiML out. The signature has been checked
/// by then, as for every address under <c>/twilio/</c> (<see cref="SignatureCheck"/>).
/// </summary>
public static partial class InboundTexts
{
    private const int LongestId = 64;

    public static void MapInboundTexts(this IEndpointRouteBuilder routes) => routes.MapPost("/twilio/sms", Receive);

    private static async Task<IResult> Receive(
        SignedForm form, Database database, ProviderAccount account, DangerWatch danger, ILogger<Database> log, CancellationToken cancellation)
    {
        if (form.IsTooLong || Read(form) is not { } text)
        {
            Malformed(log, form.IsTooLong);
            return Results.BadRequest();
        }

        var replies = await database.Transact(tx => ReplyOnce(tx, text, danger, log), cancellation);
        return Results.Text(Twiml.Messages(replies.Select(reply => new TwimlMessage(reply.Words, TextNews.Address(account, reply.Message)))), "text/xml");
    }

    /// <returns>Null if the form lacks what every text has.</returns>
    private static IncomingText? Read(SignedForm form)
    {
        if (form["MessageSid"] is not { Length: > 0 and <= LongestId } id || !id.All(letter => letter is > ' ' and < '\x7f')
            || form["From"] is not { Length: > 0 } from || form["To"] is not { Length: > 0 } to)
            return null;

        var media = Enumerable.Range(0, 10).Select(part => form[$"MediaUrl{part}"]).OfType<string>().ToList();
        var optOut = Enum.TryParse<OptOutWord>(form["OptOutType"], ignoreCase: true, out var word) ? word : OptOutWord.None;
        return new IncomingText(id, PhoneNumber.Read(from), PhoneNumber.Read(to) ?? default, form["Body"] ?? "", media, optOut);
    }

    /// <summary>
    /// Twilio may deliver a text twice, even at the same moment and to two nodes. The first delivery is acted on. The
    /// second waits at its number, or on the primary key, until the first is finished; then it gets the same words and
    /// changes nothing.
    /// </summary>
    internal static async Task<IReadOnlyList<Answered>> ReplyOnce(Tx tx, IncomingText text, DangerWatch danger, ILogger log)
    {
        if (await TeamConversation.Reply(tx, text) is { } toColleague)
            return toColleague;
        if (await FirmConversation.Reply(tx, text) is { } answers)
            return answers;
        var (service, contact) = await Read(tx, text);
        if (service is null)
        {
            tx.Undo();
            NotOurs(log, text.Id);
            return [];
        }

        if (!await ReceivedTexts.AddIfNew(tx, service.Id, text, contact))
            return await AnswerText.Before(tx, text.Id);

        if (contact.Number is null)
            await Contacts.AddWithoutNumber(tx, contact.Person);
        var reply = await Conversation.Reply(tx, service, contact, text, danger.Sees(text.Words));
        if (reply.Erased)
            await ReceivedTexts.Forget(tx, contact.Person);
        return await AnswerText.With(tx, service.Id, reply.Number, reply.Plain, text.To.E164, text.Id, reply.Texts);
    }

    /// <summary>Whom it was sent to, and by whom: asked together, because most texts are of people we know, to numbers of ours.</summary>
    private static async Task<(TextedService? Service, Contact Contact)> Read(Tx tx, IncomingText text)
    {
        var newcomer = new PersonId(Guid.CreateVersion7());
        if (text.From is not { } from)
            return (TextedService.From(await tx.Many(TextedService.Of(tx, text.To))), Contact.WithoutNumber(newcomer));

        var (services, known) = await tx.Both(TextedService.Of(tx, text.To), Contacts.Recognise(tx, from, newcomer));
        return (TextedService.From(services), Contacts.From(tx, known[0]));
    }

    [LoggerMessage(1, LogLevel.Warning, "A signed text was malformed and not stored (too long: {TooLong})")]
    private static partial void Malformed(ILogger log, bool tooLong);

    [LoggerMessage(2, LogLevel.Warning, "Text {IncomingText} came to a number that no service has; add the number to its service")]
    private static partial void NotOurs(ILogger log, string incomingText);
}
