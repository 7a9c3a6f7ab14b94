namespace CrisisLine.Twilio;

/// <summary>A text that answers a text.</summary>
/// <param name="StatusCallback">Where to tell us what became of it; null if nobody wants to know.</param>
public sealed record TwimlMessage(string Body, string? StatusCallback = null)
{
    /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
    public override string ToString() => nameof(TwimlMessage);
}
