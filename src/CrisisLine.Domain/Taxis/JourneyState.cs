namespace CrisisLine.Domain.Taxis;

/// <summary>How a taxi journey stands. <see cref="Manual"/>: a person of the team rings the firm.</summary>
public enum JourneyState { Draft, SentToFirm, Accepted, DriverAssigned, Arrived, OnBoard, Completed, Failed, Manual, Cancelled }

/// <summary>To the house, or home.</summary>
public enum Direction { Out, Home }

public static class JourneyStates
{
    /// <summary>Nothing more happens with it.</summary>
    public static bool IsOver(this JourneyState state) => state is JourneyState.Completed or JourneyState.Failed or JourneyState.Cancelled;

    /// <summary>A firm has said that a car comes.</summary>
    public static bool HasCar(this JourneyState state) =>
        state is JourneyState.Accepted or JourneyState.DriverAssigned or JourneyState.Arrived or JourneyState.OnBoard;
}
