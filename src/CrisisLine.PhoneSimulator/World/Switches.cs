namespace CrisisLine.PhoneSimulator.World;

/// <summary>Who looks after STOP.</summary>
internal enum OptOut
{
    /// <summary>Twilio, by its own words: a text that is only STOP, END, QUIT and so on; it answers them itself.</summary>
    Default,

    /// <summary>Advanced Opt-Out of a Messaging Service: the webhook says what Twilio made of the text (<c>OptOutType</c>).</summary>
    Advanced,

    /// <summary>Nobody: support has turned it off.</summary>
    Off,
}

/// <summary>
/// What Twilio can be set to, and what nobody has proved of it: a service must be right with either value, so its tests
/// run with both.
/// </summary>
internal sealed class Switches
{
    public OptOut OptOut { get; set; } = OptOut.Default;

    /// <summary>How many calls the REST API begins in a second; what is asked beyond that waits. 0 for any number.</summary>
    public double CallsPerSecond { get; set; }

    /// <summary>Unproven: whether a Dial's action is requested after the one who dialled has hung up.</summary>
    public bool DialActionAfterHangup { get; set; } = true;

    /// <summary>Unproven: whether the first phone that is picked up ends the others already while it hears its whisper.</summary>
    public bool WhisperEndsOthers { get; set; } = true;

    /// <summary>Unproven: whether a conference begins with the first who may begin it, even while they are alone.</summary>
    public bool ConferenceStartsAlone { get; set; }

    /// <summary>How many requests of the REST API are served at once; one more is answered 429. 0 for any number.</summary>
    public int MostRequestsAtOnce { get; set; }

    /// <summary>Unproven: whether five seconds are added to the time a phone rings.</summary>
    public bool RingsFiveSecondsLonger { get; set; }

    /// <summary>Unproven: whether a call that was refused with a Reject and no reason is told as busy, not as no-answer.</summary>
    public bool RejectIsBusy { get; set; }
}
