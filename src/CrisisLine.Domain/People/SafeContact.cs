using CrisisLine.Domain.Nights;
using NodaTime;

namespace CrisisLine.Domain.People;

/// <summary>When a person may be texted. Nothing said is <see cref="ReplyOnly"/>.</summary>
public enum TextRule { ReplyOnly, Any, None }

/// <summary>Why a person cannot be texted now.</summary>
public enum TextObstacle
{
    NoNumber,
    OptedOut,

    /// <summary>It would be read aloud to whoever picks up (H-06).</summary>
    Landline,

    /// <summary>They said so, or never said that texts are welcome.</summary>
    NoTexts,

    /// <summary>Only in answer to theirs, and theirs is too long ago.</summary>
    OnlyInReply,

    /// <summary>They ruled this hour out.</summary>
    NotAtThisHour,
}

/// <summary>Why a person cannot be rung now.</summary>
public enum RingObstacle
{
    NoNumber,

    /// <summary>They ruled this hour out.</summary>
    NotAtThisHour,

    /// <summary>Ninety days of silence: the number may have passed to somebody else (H-23).</summary>
    NotHeardForLong,
}

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

    private static readonly Duration GrowsCold = Duration.FromDays(90);

    /// <summary>Whether texts may go there at all; whether one may go now is asked when it leaves.</summary>
    public bool TakesTexts(PhoneNumber number) => WhyNever(number) is null;

    /// <param name="zone">Of the service whose text it is: what they said of times was said to it.</param>
    public bool AllowsText(PhoneNumber number, Instant now, DateTimeZone zone) => WhyNot(number, now, zone) is null;

    /// <returns>Null if a text may go now.</returns>
    public TextObstacle? WhyNot(PhoneNumber number, Instant now, DateTimeZone zone) => WhyNever(number) ?? 0 switch
    {
        _ when Texts is TextRule.ReplyOnly && now - LastHeard > AnEvening => TextObstacle.OnlyInReply,
        _ when IsUnsafe(now, zone, HasTexted ? LastHeard : Instant.MinValue) => TextObstacle.NotAtThisHour,
        _ => null,
    };

    /// <param name="zone">Of the service that would ring.</param>
    /// <param name="asked">When they themselves asked on this phone to be rung; null if somebody else did.</param>
    /// <returns>Null if they may be rung now, by a person: no machine of ours ever speaks to whoever picks up (H-04).</returns>
    public RingObstacle? WhyNotRing(Instant now, DateTimeZone zone, Instant? asked)
    {
        var heard = Instant.Max(LastHeard, asked ?? Instant.MinValue);
        if (now - heard >= GrowsCold)
            return RingObstacle.NotHeardForLong;
        return IsUnsafe(now, zone, Instant.Max(HasTexted ? LastHeard : Instant.MinValue, asked ?? Instant.MinValue)) ? RingObstacle.NotAtThisHour : null;
    }

    /// <summary>The first instant from <paramref name="now"/> on that they have not ruled out.</summary>
    /// <returns>Null if they ruled out the whole day.</returns>
    public Instant? SafeFrom(Instant now, DateTimeZone zone)
    {
        var at = now;
        for (var stretches = 0; stretches <= UnsafeTimes.Count; stretches++)
        {
            var wall = at.InZone(zone).LocalDateTime;
            if (UnsafeTimes.FirstOrDefault(time => time.Holds(wall.TimeOfDay)) is not { } unsafeTime)
                return at;
            var end = wall.Date + unsafeTime.Until;
            at = WallClock.Resolve(end > wall ? end : end.PlusDays(1), zone);
        }

        return null;
    }

    private TextObstacle? WhyNever(PhoneNumber number) => 0 switch
    {
        _ when OptedOut => TextObstacle.OptedOut,
        _ when !HasTexted && !number.IsUkMobile => TextObstacle.Landline,
        _ when Texts is TextRule.None || (Texts is TextRule.ReplyOnly && !HasTexted) => TextObstacle.NoTexts,
        _ => null,
    };

    /// <param name="inHand">When they last held this phone in their hand, as far as we know.</param>
    private bool IsUnsafe(Instant now, DateTimeZone zone, Instant inHand)
    {
        var time = now.InZone(zone).TimeOfDay;
        return UnsafeTimes.Any(unsafeTime => unsafeTime.Holds(time)) && inHand < now - JustNow;
    }
}
