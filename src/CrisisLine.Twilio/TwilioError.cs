namespace CrisisLine.Twilio;

/// <summary>
/// Twilio's reasons, where they make a difference to us (Twilio: Error and warning dictionary). It splits and adds codes
/// over time, so what is not here is simply a refusal or a failure.
/// </summary>
public static class TwilioError
{
    /// <summary>This person has told Twilio STOP: their wish, not a fault.</summary>
    public static bool MeansOptedOut(int? code) => code is 21610;

    /// <summary>
    /// No text will ever reach this number: it is none (21211, 30005), no mobile (21614) or a landline (21635, 30006). A
    /// phone that is merely switched off (30003) is not among them.
    /// </summary>
    public static bool MeansNoSuchMobile(int? code) => code is 21211 or 21614 or 21635 or 30005 or 30006;

    /// <summary>We ask for more at once than the account may.</summary>
    internal static bool MeansTooMany(int? code) => code is 20429;
}
