using System.Net;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>What a phone heard: a sentence that was spoken, a sound file, a key or the words of whoever it was connected with.</summary>
/// <param name="Kind">say, play, key, person or error.</param>
internal sealed record Heard(DateTimeOffset At, string Kind, string Words);

/// <summary>A leg: the connection between Twilio and one phone.</summary>
internal sealed class Call(TimeProvider clock)
{
    private static readonly string[] Ends = ["completed", "busy", "failed", "no-answer", "canceled"];

    public required string Sid { get; init; }

    /// <summary>The leg that dialled this one; null for none.</summary>
    public string? ParentSid { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>inbound, outbound-api or outbound-dial.</summary>
    public required string Direction { get; init; }

    public required Phone Phone { get; init; }

    public required string Status { get; set; }

    public DateTimeOffset Created { get; } = clock.GetUtcNow();

    public DateTimeOffset Updated { get; set; } = clock.GetUtcNow();

    public DateTimeOffset? Answered { get; set; }

    public DateTimeOffset? Ended { get; set; }

    /// <summary>Null if nobody wants to know.</summary>
    public string? StatusCallback { get; set; }

    public string StatusCallbackMethod { get; set; } = "POST";

    /// <summary>Of initiated, ringing, answered and completed.</summary>
    public IReadOnlyList<string> Events { get; set; } = ["completed"];

    /// <summary>Of the next status callback.</summary>
    public int Sequence { get; set; }

    public string? AnsweredBy { get; set; }

    /// <summary>What the service's answers asked to be reminded of: kept for as long as the call.</summary>
    public CookieContainer Cookies { get; } = new();

    public Mailbox Mail { get; } = new(clock);

    public List<Heard> Heard { get; } = [];

    /// <summary>The leg it is connected with; null for none.</summary>
    public Call? With { get; set; }

    /// <summary>The conference it is in; null for none.</summary>
    public Conference? In { get; set; }

    public bool IsOver => Ends.Contains(Status);

    public bool IsAnswered => Answered is not null;

    /// <summary>How long they spoke or listened; nothing if nobody picked up.</summary>
    public TimeSpan Duration => Answered is { } from ? (Ended ?? clock.GetUtcNow()) - from : TimeSpan.Zero;

    /// <summary>It is heard by whomever it is connected with.</summary>
    public void Utters(string kind, string words)
    {
        With?.Hears(kind, words);
        foreach (var other in In?.HearersOf(this) ?? [])
            other.Hears(kind, words);
    }

    public void Hears(string kind, string words) => Heard.Add(new Heard(clock.GetUtcNow(), kind, words));
}
