using System.Text.RegularExpressions;

namespace CrisisLine.PhoneSimulator.World;

/// <summary>What may stand where a number is expected.</summary>
internal static partial class Numbers
{
    /// <summary>+ and seven to fifteen digits, the first not 0: what Twilio takes for a number that can be texted or rung.</summary>
    public static bool IsE164(string text) => E164().IsMatch(text);

    /// <summary>A browser phone of the account's own.</summary>
    public static bool IsClient(string text) => text.StartsWith("client:", StringComparison.Ordinal) && text.Length > "client:".Length;

    /// <summary>An address such as <c>sip:desk@line.example</c>.</summary>
    public static bool IsSip(string text) => Sip().IsMatch(text);

    /// <summary>Whether a Dial, or a conference, may ring it.</summary>
    public static bool CanBeDialled(string text) => IsE164(text) || IsClient(text) || IsSip(text);

    /// <summary>What Twilio says of people in this country and that; empty when it knows nothing.</summary>
    public static string Country(string number) => number switch
    {
        _ when number.StartsWith("+44", StringComparison.Ordinal) => "GB",
        _ when number.StartsWith("+1", StringComparison.Ordinal) => "US",
        _ => "",
    };

    [GeneratedRegex(@"^sips?:[^@\s]+@[^@\s]+$")]
    private static partial Regex Sip();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$")]
    private static partial Regex E164();
}
