namespace CrisisLine.Domain.Bookings;

/// <summary>How a visit request stands. <see cref="Offered"/> and <see cref="Waiting"/> belong to tonight's list.</summary>
public enum RequestState { Held, Offered, Confirmed, Waiting, Arrived, Left, NotArrived, Cancelled, Lapsed, NoPlace, Declined }

public static class RequestStates
{
    /// <summary>Whether a place is kept for this person now.</summary>
    public static bool HasPlace(this RequestState state) =>
        state is RequestState.Held or RequestState.Offered or RequestState.Confirmed or RequestState.Arrived;
}
