using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>What came of a worker's yes or no.</summary>
public enum WorkersAnswer { Done, NoSuchRequest, NotNow }

/// <summary>A worker says yes or no to someone who said YES to a held place, where the house wants that.</summary>
public static class AnswerRequest
{
    /// <summary>The place is theirs.</summary>
    public static Task<WorkersAnswer> Confirm(Tx tx, RequestOfNight which) =>
        Answer(tx, which, RequestState.Confirmed, from: [RequestState.Held], null);

    /// <summary>The place is free again. The person is never told the reason; it is for the team.</summary>
    public static Task<WorkersAnswer> Decline(Tx tx, RequestOfNight which, string? reason) =>
        Answer(tx, which, RequestState.Declined, from: [RequestState.Held, RequestState.Waiting, RequestState.NoPlace], reason);

    private static async Task<WorkersAnswer> Answer(
        Tx tx, RequestOfNight which, RequestState to, IReadOnlyList<RequestState> from, string? reason)
    {
        if (await Lock(tx, which) is not { } stands)
            return WorkersAnswer.NoSuchRequest;
        if (stands == to)
            return WorkersAnswer.Done;
        if (!from.Contains(stands))
            return WorkersAnswer.NotNow;

        await tx.Execute(
            """
            update visit_request set state = @state, settled_at = @now, declined_because = @reason
            where id = @Id
            """, new
            {
                which.Id,
                state = RequestStateColumn.Write(to),
                now = tx.Now,
                reason = reason is { Length: > 0 } ? tx.Keys.Seal("visit_request.declined_because", reason) : null,
            });
        return WorkersAnswer.Done;
    }

    /// <returns>How the request stands; null if that night of that service has none with this id.</returns>
    private static async Task<RequestState?> Lock(Tx tx, RequestOfNight which)
    {
        if (await NightToEdit.Lock(tx, which.Service, which.Night) is not { } night)
            return null;

        var state = await tx.OneOrNone<string>(
            "select state from visit_request where id = @Id and night_id = @night for update", new { which.Id, night = night.Id });
        return state is null ? null : RequestStateColumn.Read(state);
    }
}

public sealed record RequestOfNight(string Service, LocalDate Night, long Id);
