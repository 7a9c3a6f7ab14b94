using CrisisLine.Data;
using CrisisLine.Domain.Taxis;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <param name="AnsweredAt">Null: no answer yet.</param>
/// <param name="Outcome">told, refused or given_up, as its post office or its interface says; null for a firm that is texted.</param>
public sealed record FirmTried(string Reference, Instant MadeAt, Instant? AnsweredAt, string? Outcome);

/// <summary>A manager sees that a firm can be reached and answers, with no car behind it.</summary>
public sealed class TryFirm(Database database, IEnumerable<ITaxiFirm> firms)
{
    private readonly Dictionary<string, ITaxiFirm> _firms = firms.ToDictionary(firm => firm.Channel);

    /// <summary>The firms that can be tried; one that a person rings is tried by ringing it.</summary>
    public static async Task<IReadOnlyList<int>> Ranks(Tx tx, int service) =>
        [.. (await Firms.Of(tx, service)).Where(firm => firm.Channel != Firm.Manual).Select(firm => firm.Rank)];

    /// <summary>Written down before it is told, so that its answer finds it; told in no transaction.</summary>
    /// <returns>False if there is no such firm.</returns>
    public async Task<bool> For(int service, int rank, Guid account, CancellationToken cancellation)
    {
        if (await database.Transact(tx => Begin(tx, service, rank, account), cancellation) is not { } row || !_firms.TryGetValue(row.Channel, out var firm))
            return false;
        var told = await firm.Try(new FirmToTry(row.Reference, row.Account ?? "Taxi", row.Number, row.Email, row.Url, row.Secret), cancellation);
        await database.Transact(tx => End(tx, service, row, told), cancellation);
        return true;
    }

    public static Task<IReadOnlyList<FirmTried>> Lately(Tx tx, int service) =>
        tx.Many<FirmTried>(
            "select reference, made_at, answered_at, outcome from firm_try where service_id = @service order by id desc limit 3", new { service });

    private static async Task<Tried?> Begin(Tx tx, int service, int rank, Guid account)
    {
        var row = await tx.OneOrNone<Row>(
            "select channel, account, number, email, url, secret from taxi_firm where service_id = @service and rank = @rank and channel is not null and channel <> 'manual'",
            new { service, rank });
        if (row is null)
            return null;
        var reference = TaxiWord.NewReference();
        await tx.Execute(
            "insert into firm_try (service_id, rank, reference, made_by, made_at) values (@service, @rank, @reference, @account, @now)",
            new { service, rank, reference, account, now = tx.Now });
        return new Tried(reference, row.Channel, row.Account, row.Number, row.Email, row.Url, row.Secret is null ? null : tx.Keys.Open("taxi_firm.secret", row.Secret));
    }

    private static async Task End(Tx tx, int service, Tried row, ToldFirm told)
    {
        if (told is ToldFirm.ByText { Texts: var texts } && row.Number is { } number)
        {
            foreach (var text in texts)
                await TextFirm.For(tx, service, number, text);
            return;
        }

        var outcome = told switch
        {
            ToldFirm.Told => "told",
            ToldFirm.NotReached => "given_up",
            _ => "refused",
        };
        await tx.Execute("update firm_try set outcome = @outcome where service_id = @service and reference = @Reference", new { service, row.Reference, outcome });
    }

    private sealed record Row(string Channel, string? Account, string? Number, string? Email, string? Url, byte[]? Secret);

    private sealed record Tried(string Reference, string Channel, string? Account, string? Number, string? Email, string? Url, string? Secret);
}
