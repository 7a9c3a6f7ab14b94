using CrisisLine.Data;

namespace CrisisLine.Visits;

/// <summary>What came of ending the list of an early close.</summary>
public abstract record ClosingFinished
{
    private ClosingFinished() { }

    public sealed record Done : ClosingFinished;

    /// <summary>That night was not closed early.</summary>
    public sealed record NoSuchClosing : ClosingFinished;

    /// <param name="People">How many are not known, by two of the team, to know.</param>
    public sealed record Unreached(int People) : ClosingFinished;
}

/// <summary>Everybody who was to come knows that the house is shut. The list cannot be ended before (H-48).</summary>
public static class FinishClosing
{
    public static async Task<ClosingFinished> For(Tx tx, string service, LocalDate night, Guid account)
    {
        var closing = await tx.OneOrNone<long?>(
            """
            select early_close.night_id
            from early_close
            join service_night on service_night.id = early_close.night_id
            join service on service.id = service_night.service_id
            where service.key = @service and service_night.night = @night
            for update of early_close
            """, new { service, night });
        if (closing is not { } closed)
            return new ClosingFinished.NoSuchClosing();

        var unreached = await tx.One<int>(
            "select count(*)::int from closing_contact where night_id = @closed and confirmed_by is null", new { closed });
        if (unreached > 0)
            return new ClosingFinished.Unreached(unreached);

        await tx.Execute(
            "update early_close set finished_at = @now, finished_by = @account where night_id = @closed and finished_at is null",
            new { closed, account, now = tx.Now });
        return new ClosingFinished.Done();
    }
}
