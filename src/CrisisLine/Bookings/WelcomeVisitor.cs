using CrisisLine.Data;
using CrisisLine.Domain.Bookings;

namespace CrisisLine.Bookings;

/// <summary>Somebody is at the door and comes in. From now on nobody wonders where they are.</summary>
public static class WelcomeVisitor
{
    public static async Task<WorkersAnswer> For(Tx tx, RequestOfNight which)
    {
        if (await AnswerRequest.Lock(tx, which) is not { } stands)
            return WorkersAnswer.NoSuchRequest;
        if (stands is RequestState.Arrived)
            return WorkersAnswer.Done;
        if (stands is not RequestState.Confirmed)
            return WorkersAnswer.NotNow;

        await tx.Execute(
            "update visit_request set state = 'arrived', arrived_at = @now where id = @Id", new { which.Id, now = tx.Now });
        return WorkersAnswer.Done;
    }
}
