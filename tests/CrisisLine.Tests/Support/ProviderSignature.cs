using CrisisLine.Twilio;

namespace CrisisLine.Tests.Support;

/// <summary>Signs as the provider does. The signature itself is proved elsewhere, against the provider's own vectors.</summary>
public static class ProviderSignature
{
    public static string Of(string path, IEnumerable<KeyValuePair<string, string>> form, string token = CrisisLineApp.AuthToken, string publicUrl = CrisisLineApp.PublicUrl) =>
        Signature.Of(token, publicUrl + path, form.Select(field => (field.Key, field.Value)));
}
