using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>They told somebody who works here that they are not coming. Their place goes to whoever waits; nobody minds.</summary>
public static class NotComing
{
    public static async Task<WorkersAnswer> For(Tx tx, RequestOfNight which)
    {
        if (await AnswerRequest.Lock(tx, which) is not { } stands)
            return WorkersAnswer.NoSuchRequest;
        if (stands is RequestState.Cancelled)
            return WorkersAnswer.Done;
        if (stands is not (RequestState.Held or RequestState.Offered or RequestState.Confirmed or RequestState.Waiting))
            return WorkersAnswer.NotNow;

        var night = await tx.One<long>(
            "update visit_request set state = 'cancelled', settled_at = @now where id = @Id returning night_id", new { which.Id, now = tx.Now });
        await CancelJourney.Of(tx, which.Id);
        await EndOffer.For(tx, which.Id, "declined");
        await OfferFreedPlaces.For(tx, night);
        return WorkersAnswer.Done;
    }
}
