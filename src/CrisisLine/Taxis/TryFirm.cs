using CrisisLine.Data;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <param name="AnsweredAt">Null: no answer yet.</param>
public sealed record FirmTried(string Reference, Instant MadeAt, Instant? AnsweredAt);

/// <summary>A manager sees that a firm can be reached and answers, with no car behind it.</summary>
public static class TryFirm
{
    /// <returns>Its reference; null if there is no such firm, or it is not texted.</returns>
    public static async Task<string?> For(Tx tx, int service, int rank, Guid account)
    {
        if ((await Firms.Of(tx, service)).FirstOrDefault(firm => firm.Rank == rank) is not { Channel: Firm.Sms or Firm.Page, Number: { } number })
            return null;
        var reference = TaxiWord.NewReference();
        await tx.Execute(
            "insert into firm_try (service_id, rank, reference, made_by, made_at) values (@service, @rank, @reference, @account, @now)",
            new { service, rank, reference, account, now = tx.Now });
        await TextFirm.For(tx, service, number, Outgoing.Of(Sentences.TryOfFirm, new Fillers { ["ref"] = reference }));
        return reference;
    }

    public static Task<IReadOnlyList<FirmTried>> Lately(Tx tx, int service) =>
        tx.Many<FirmTried>(
            "select reference, made_at, answered_at from firm_try where service_id = @service order by id desc limit 3", new { service });
}
