namespace CrisisLine.Twilio;

/// <summary>
/// What a call can be told to do next (Twilio: TwiML for Programmable Voice). Recording and transcribing are not among
/// them, so that no slip can ever record a call.
/// </summary>
public abstract record VoiceVerb
{
    private VoiceVerb() { }

    /// <summary>Something to listen to, also while keys are waited for.</summary>
    public abstract record Heard : VoiceVerb
    {
        private protected Heard() { }
    }

    /// <param name="Voice">One of Twilio's, such as <c>Polly.Amy-Neural</c>; null for the account's own.</param>
    public sealed record Say(string Text, string Language = "en-GB", string? Voice = null) : Heard
    {
        /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
        public override string ToString() => nameof(Say);
    }

    /// <param name="Url">Of a sound file.</param>
    public sealed record Play(string Url) : Heard;

    public sealed record Pause(int Seconds) : Heard;

    /// <summary>
    /// Waits for keys. <paramref name="Action"/> is asked what to do in any case: after silence, with empty digits.
    /// </summary>
    /// <param name="Digits">How many keys make an answer; no key ends it early, but for <see cref="EndsByHash"/>.</param>
    /// <param name="Seconds">How long to wait for the next key, after the prompts or the last key.</param>
    public sealed record Gather(string Action, int Digits, int Seconds, params IReadOnlyList<Heard> Prompts) : VoiceVerb
    {
        /// <summary>The hash key ends an answer of fewer keys, and is not part of it.</summary>
        public bool EndsByHash { get; init; }
    }

    public sealed record Redirect(string Url) : VoiceVerb;

    public sealed record Hangup : VoiceVerb;

    /// <summary>Refuses a call that was not answered yet: as the first verb, or it comes too late.</summary>
    public sealed record Reject(bool AsBusy) : VoiceVerb;

    /// <param name="WaitUrl">What the caller hears: asked for again and again for as long as they wait.</param>
    /// <param name="Action">Where the call goes on when it leaves the queue, for whatever reason.</param>
    public sealed record Enqueue(string Queue, string WaitUrl, string Action) : VoiceVerb;

    /// <summary>Out of the queue, from its waiting document.</summary>
    public sealed record Leave : VoiceVerb;

    /// <summary>Joins this call with another. What follows is never reached: it goes on at its action.</summary>
    /// <param name="CallerId">A number of ours. Without one Twilio would show the caller's own number to the other side.</param>
    /// <param name="Seconds">How long to ring, or to wait for somebody in an empty queue. Twilio may add five.</param>
    public sealed record Dial(DialTarget To, string CallerId, int Seconds, string Action) : VoiceVerb
    {
        /// <summary>Whoever dials may hang up the other side alone, by the star key, and goes on at the action.</summary>
        public bool EndsByStar { get; init; }

        /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
        public override string ToString() => nameof(Dial);
    }
}

/// <summary>Who is at the other end.</summary>
public abstract record DialTarget
{
    private DialTarget() { }

    /// <param name="Url">
    /// What the one who picks up hears first; null for nothing. Unless that document ends by hanging up, the two are
    /// then joined, be it with a voicemail.
    /// </param>
    public sealed record Phone(string Number, string? Url = null) : DialTarget
    {
        /// <summary>Where it is told that somebody picked up; null for nowhere.</summary>
        public string? News { get; init; }

        /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
        public override string ToString() => nameof(Phone);
    }

    /// <summary>Whoever has waited longest in the queue.</summary>
    /// <param name="Url">What the one who waited hears before the two are joined; null for nothing.</param>
    public sealed record FirstWaiting(string Queue, string? Url = null) : DialTarget;
}
