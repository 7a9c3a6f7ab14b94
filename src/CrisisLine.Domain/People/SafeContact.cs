using NodaTime;

namespace CrisisLine.Domain.People;

/// <summary>When a person may be texted. Nothing said is <see cref="ReplyOnly"/>.</summary>
public enum TextRule { ReplyOnly, Any, None }

/// <summary>A stretch of each day, on the wall of the service, in which we do not get in touch of ourselves.</summary>
/// <param name="Until">Not in it any more. Not after <paramref name="From"/>: of the next day.</param>
public sealed record UnsafeTime(LocalTime From, LocalTime Until)
{
    public bool Holds(LocalTime time) => From < Until ? From <= time && time < Until : time >= From || time < Until;
}

/// <summary>
/// How a person may be reached by us, as far as they told us. It is asked before anything leaves, at the moment it would
/// leave, and again at each further try (H-26).
/// </summary>
/// <param name="HasTexted">Their phone texted us, so it takes texts as texts.</param>
public sealed record SafeContact(TextRule Texts, bool OptedOut, bool HasTexted, Instant LastHeard, IReadOnlyList<UnsafeTime> UnsafeTimes)
{
    /// <summary>They wrote this evening: what we send is about what they asked for.</summary>
    private static readonly Duration AnEvening = Duration.FromHours(18);

    /// <summary>They have their phone in hand: an answer now meets the eyes that asked.</summary>
    private static readonly Duration JustNow = Duration.FromMinutes(30);

    /// <param name="zone">Of the service whose text it is: what they said of times was said to it.</param>
    public bool AllowsText(PhoneNumber number, Instant now, DateTimeZone zone) =>
        !OptedOut && (HasTexted || number.IsUkMobile) && AllowsAtAll(now) && !IsUnsafe(now, zone);

    private bool AllowsAtAll(Instant now) => Texts switch
    {
        TextRule.Any => true,
        TextRule.ReplyOnly => HasTexted && now - LastHeard <= AnEvening,
        _ => false,
    };

    private bool IsUnsafe(Instant now, DateTimeZone zone)
    {
        var time = now.InZone(zone).TimeOfDay;
        return UnsafeTimes.Any(unsafeTime => unsafeTime.Holds(time)) && !(HasTexted && now - LastHeard <= JustNow);
    }
}
