using CrisisLine.PhoneSimulator.Webhooks;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Where to ask what a leg shall do next.</summary>
/// <param name="Fields">Beside those that every request of a call has.</param>
internal sealed record Errand(string Url, string Method, params IReadOnlyList<(string Name, string Value)> Fields)
{
    public string? FallbackUrl { get; init; }

    /// <summary>The document itself; null if it must be asked for.</summary>
    public string? Twiml { get; init; }

    /// <summary>An address in this errand's document, which may be relative to it.</summary>
    public string Absolute(string url) => Url.Length == 0 ? url : WebAddress.Resolve(Url, url);
}

/// <summary>How a verb, or a whole document, ends.</summary>
internal abstract record Step
{
    private Step() { }

    /// <summary>On to the next verb; after the last one, the document has run out.</summary>
    public sealed record Next : Step;

    /// <summary>On with another document.</summary>
    public sealed record Go(Errand To) : Step;

    /// <summary>Out of whatever it was in, on with another document: the REST API wants it so.</summary>
    public sealed record Away(Errand To) : Step;

    /// <summary>Out of the queue.</summary>
    public sealed record Leave : Step;

    /// <summary>Out of the queue and to the one who dialled it.</summary>
    public sealed record Taken(CallEvent.Taken How) : Step;

    /// <summary>Out of the waiting, into the conference.</summary>
    public sealed record Began : Step;

    /// <summary>Out of the conference.</summary>
    public sealed record PutOut : Step;

    /// <summary>The leg has ended.</summary>
    public sealed record Over : Step;
}
