namespace CrisisLine.Twilio;

/// <summary>How one call stands at Twilio. It may lag behind what was reported; looking changes nothing.</summary>
public abstract record CallFetched
{
    private CallFetched() { }

    /// <param name="Status">In Twilio's words: ringing, in-progress, completed ...</param>
    public sealed record Found(string Status) : CallFetched
    {
        /// <summary>Nothing more will happen in it.</summary>
        public bool IsOver => Status is "completed" or "busy" or "failed" or "no-answer" or "canceled";
    }

    /// <summary>Twilio knows no such call.</summary>
    public sealed record NotThere : CallFetched;

    /// <summary>No answer, or none that makes sense: look again later.</summary>
    public sealed record NotNow : CallFetched;
}
