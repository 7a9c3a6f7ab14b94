namespace CrisisLine.Twilio;

/// <summary>Whose texts and calls these are, and how Twilio knows that it is us.</summary>
/// <param name="ApiBaseUrl"><c>https://api.twilio.com</c>, or of anything that speaks as Twilio does.</param>
/// <param name="AuthToken">The one token to ask with; while it changes, signatures may be made with another as well.</param>
public sealed record TwilioAccount(string ApiBaseUrl, string AccountSid, string AuthToken)
{
    /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
    public override string ToString() => nameof(TwilioAccount);
}
