using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>Who wants to know what became of a text that carries a promise of theirs.</summary>
/// <param name="Arrived">It was delivered; or it was sent, and that is all the provider ever says.</param>
/// <param name="Lost">It will not arrive.</param>
public sealed record Receipt(string Purpose, Func<Tx, long, Progress, Task> Arrived, Func<Tx, long, Task> Lost);

/// <summary>All of them; <c>Service.cs</c> writes the list, so that this room knows nobody.</summary>
public sealed class Receipts(IEnumerable<Receipt> receipts, Func<Tx, Settled, Task> whenLost)
{
    private readonly Dictionary<string, Receipt> _byPurpose = receipts.ToDictionary(receipt => receipt.Purpose);

    public async Task Tell(Tx tx, Settled text)
    {
        if (text.IsLost)
            await whenLost(tx, text);
        if (text is { Purpose: { } purpose, Subject: { } subject } && _byPurpose.TryGetValue(purpose, out var receipt))
            await (text.IsLost
                ? receipt.Lost(tx, subject)
                : receipt.Arrived(tx, subject, text.State == "delivered" ? Progress.Delivered : Progress.Sent));
    }
}
