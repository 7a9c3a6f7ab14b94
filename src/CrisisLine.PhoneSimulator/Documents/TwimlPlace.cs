namespace CrisisLine.PhoneSimulator.Documents;

/// <summary>Where a document is asked for: not every verb may be said everywhere.</summary>
internal sealed record TwimlPlace(string Name, TwimlElement Root, IReadOnlyList<string>? Verbs, int ErrorOfOther)
{
    public static TwimlPlace Text { get; } = new("messaging", TwimlSchema.Known.Messaging, Verbs: null, 12200);

    public static TwimlPlace Call { get; } = new("voice", TwimlSchema.Known.Voice, Verbs: null, 12200);

    /// <summary>What a called party hears before it is connected. Pause and Redirect are unproven, but likely.</summary>
    public static TwimlPlace Whisper { get; } =
        new("whisper", TwimlSchema.Known.Voice, ["Play", "Say", "Gather", "Hangup", "Pause", "Redirect"], 13201);

    /// <summary>What one who waited in a queue hears before being connected.</summary>
    public static TwimlPlace QueueUrl { get; } = new("queue", TwimlSchema.Known.Voice, ["Play", "Say", "Pause", "Redirect"], 13201);

    public static TwimlPlace ConferenceWait { get; } =
        new("conference waiting", TwimlSchema.Known.Voice, ["Play", "Say", "Pause", "Redirect"], 13238);

    public static TwimlPlace WaitUrl { get; } =
        new("waiting", TwimlSchema.Known.Voice, ["Play", "Say", "Pause", "Hangup", "Redirect", "Leave", "Gather"], 13238);
}
