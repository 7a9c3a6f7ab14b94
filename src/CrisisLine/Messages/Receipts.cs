using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>Who wants to know what became of a text that carries a promise of theirs.</summary>
/// <param name="Arrived">It was delivered; or it was sent, and that may be all the provider ever says.</param>
/// <param name="Lost">It will not arrive.</param>
public sealed record Receipt(string Purpose, Func<Tx, long, Progress, Task> Arrived, Func<Tx, long, Task> Lost);

/// <summary>All of them; <c>Service.cs</c> writes the list, so that this room knows nobody.</summary>
public sealed class Receipts(IEnumerable<Receipt> receipts)
{
    private readonly Dictionary<string, Receipt> _byPurpose = receipts.ToDictionary(receipt => receipt.Purpose);

    public Receipt? Of(Settled text) => text.Purpose is { } purpose ? _byPurpose.GetValueOrDefault(purpose) : null;
}

/// <summary>Tells whoever made a promise by a text what became of it.</summary>
public static class TellOfText
{
    public static Task Arrived(Tx tx, Receipts receipts, Settled text) =>
        receipts.Of(text) is { } receipt
            ? receipt.Arrived(tx, text.Subject!.Value, text.State == "delivered" ? Progress.Delivered : Progress.Sent)
            : Task.CompletedTask;

    public static Task Lost(Tx tx, Receipts receipts, Settled text) =>
        receipts.Of(text) is { } receipt ? receipt.Lost(tx, text.Subject!.Value) : Task.CompletedTask;
}
