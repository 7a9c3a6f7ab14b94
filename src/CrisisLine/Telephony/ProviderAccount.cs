namespace CrisisLine.Telephony;

/// <summary>The telephone provider's account, and the address at which it reaches us.</summary>
/// <param name="AuthTokens">More than one while the token is being changed; any of them may have signed.</param>
/// <param name="CanSend">There is somebody to post to: a provider that was set, or pretend phones.</param>
/// <param name="PublicUrl">As configured at the provider, without a slash at the end; never guessed from a request.</param>
public sealed record ProviderAccount(string AccountSid, IReadOnlyList<string> AuthTokens, string ApiBaseUrl, string PublicUrl, bool CanSend);
