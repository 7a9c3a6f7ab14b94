using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>Who wants to know what became of a text that carries a promise of theirs.</summary>
/// <param name="Hold">Takes the lock that the other two need. It comes before the text's own row (docs/rooms.md).</param>
/// <param name="Arrived">It was delivered; or it was sent, and that may be all the provider ever says.</param>
/// <param name="Lost">It will not arrive.</param>
public sealed record Receipt(
    string Purpose, Func<Tx, long, Task> Hold, Func<Tx, long, Progress, Task> Arrived, Func<Tx, long, Task> Lost);

/// <summary>All of them; <c>Service.cs</c> writes the list, so that this room knows nobody.</summary>
public sealed class Receipts(IEnumerable<Receipt> receipts)
{
    private readonly Dictionary<string, Receipt> _byPurpose = receipts.ToDictionary(receipt => receipt.Purpose);

    public Receipt? Of(string? purpose) => purpose is null ? null : _byPurpose.GetValueOrDefault(purpose);
}

/// <summary>Tells whoever made a promise by a text what became of it.</summary>
public static class TellOfText
{
    /// <summary>To be called before anything is written about a text, should it carry a promise.</summary>
    public static async Task Hold(Tx tx, Receipts receipts, long message)
    {
        var promise = await tx.OneOrNone<Promised>(
            "select purpose, subject from message where id = @message and purpose is not null", new { message });
        if (receipts.Of(promise?.Purpose) is { } receipt)
            await receipt.Hold(tx, promise!.Subject);
    }

    public static Task Arrived(Tx tx, Receipts receipts, Settled text) =>
        receipts.Of(text.Purpose) is { } receipt
            ? receipt.Arrived(tx, text.Subject!.Value, text.State == "delivered" ? Progress.Delivered : Progress.Sent)
            : Task.CompletedTask;

    public static Task Lost(Tx tx, Receipts receipts, Settled text) =>
        receipts.Of(text.Purpose) is { } receipt ? receipt.Lost(tx, text.Subject!.Value) : Task.CompletedTask;
}
