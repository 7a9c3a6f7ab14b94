using CrisisLine.Data;

namespace CrisisLine.Bookings;

/// <summary>The offer that a person had, if they had one, is answered.</summary>
public static class EndOffer
{
    /// <param name="how">accepted, declined, lapsed or withdrawn.</param>
    public static Task For(Tx tx, long request, string how) =>
        tx.Execute(
            "update offer set ended = @how, ended_at = @now where request_id = @request and ended is null",
            new { request, how, now = tx.Now });
}
