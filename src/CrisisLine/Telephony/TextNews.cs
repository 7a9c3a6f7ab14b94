using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Messages;
using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

/// <summary>
/// Where the provider tells what became of a text of ours: <c>POST /twilio/text-news/{id}</c>. It may tell it twice, in
/// any order, or never.
/// </summary>
public static class TextNews
{
    public static void MapTextNews(this IEndpointRouteBuilder routes) => routes.MapPost("/twilio/text-news/{message:long}", Receive);

    /// <summary>Given with every text, so that the news can be told apart even when the answer to sending was lost.</summary>
    public static string Address(ProviderAccount account, long message) =>
        string.Create(CultureInfo.InvariantCulture, $"{account.PublicUrl}/twilio/text-news/{message}");

    private static async Task<IResult> Receive(
        long message, SignedForm form, Database database, Receipts receipts, CancellationToken cancellation)
    {
        if (form["MessageSid"] is { Length: > 0 } sid && Read(form["MessageStatus"]) is { } progress)
            await database.Transact(tx => Apply(tx, message, progress, Code(form), sid, receipts), cancellation);
        return Results.NoContent();
    }

    private static async Task Apply(Tx tx, long message, Progress progress, int? code, string sid, Receipts receipts)
    {
        await TellOfText.Hold(tx, receipts, message);
        if (await News.About(tx, message, progress, code, sid) is not { } settled)
            return;
        if (TwilioError.MeansOptedOut(code))
            await Undeliverable.OptOut(tx, settled);
        await (settled.IsLost ? Undeliverable.Tell(tx, settled, receipts) : TellOfText.Arrived(tx, receipts, settled));
    }

    private static int? Code(SignedForm form) => int.TryParse(form["ErrorCode"], CultureInfo.InvariantCulture, out var code) ? code : null;

    // Those before "sent" tell us nothing that we did not know.
    private static Progress? Read(string? word) => MessageStatus.Read(word) switch
    {
        var status when status == MessageStatus.Sent => Progress.Sent,
        var status when status == MessageStatus.Delivered || status == MessageStatus.Seen => Progress.Delivered,
        var status when status == MessageStatus.Undelivered => Progress.Undelivered,
        { HasFailed: true } => Progress.Failed,
        _ => null,
    };
}
