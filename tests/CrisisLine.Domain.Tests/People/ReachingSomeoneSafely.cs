using CrisisLine.Domain.People;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CrisisLine.Domain.Tests.People;

public sealed class ReachingSomeoneSafely
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly PhoneNumber Mobile = PhoneNumber.Read("+447700900123")!.Value;
    private static readonly PhoneNumber Landline = PhoneNumber.Read("+441134960123")!.Value;
    private static readonly Instant Evening = Instant.FromUtc(2027, 6, 4, 19, 0);

    /// <summary>Whatever the schedule, the season and the moment: on their wall it is not one of the hours that they ruled out.</summary>
    [Fact]
    public void H26_Nothing_leaves_in_an_hour_that_they_ruled_out()
    {
        var any = from of in Gen.Choose(0, 1439)
                  from until in Gen.Choose(0, 1439)
                  from minute in Gen.Choose(0, 6 * 366 * 1440)
                  from rule in Gen.Elements(Enum.GetValues<TextRule>())
                  select (Time: new UnsafeTime(Wall(of), Wall(until)), Now: Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute), rule);

        Prop.ForAll(Arb.From(any), one =>
        {
            var wall = one.Now.InZone(London).TimeOfDay;
            var ruledOut = one.Time.From < one.Time.Until
                ? wall >= one.Time.From && wall < one.Time.Until
                : !(wall >= one.Time.Until && wall < one.Time.From);
            return !ruledOut || !Rules(one.rule, one.Now - Duration.FromHours(1), [one.Time]).AllowsText(Mobile, one.Now, London);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData(29)]
    [InlineData(31)]
    public void Someone_who_has_just_written_is_answered_even_then(int minutes) =>
        Assert.Equal(minutes < 30, Rules(TextRule.Any, Evening - Duration.FromMinutes(minutes), [new UnsafeTime(new(18, 0), new(8, 0))]).AllowsText(Mobile, Evening, London));

    [Theory]
    [InlineData(TextRule.ReplyOnly, 1, true)]
    [InlineData(TextRule.ReplyOnly, 17, true)]
    [InlineData(TextRule.ReplyOnly, 19, false)]
    [InlineData(TextRule.Any, 1000, true)]
    [InlineData(TextRule.None, 0, false)]
    public void What_they_said_of_texts_is_kept_to(TextRule rule, int hoursSinceTheyWrote, bool allowed) =>
        Assert.Equal(allowed, Rules(rule, Evening - Duration.FromHours(hoursSinceTheyWrote), []).AllowsText(Mobile, Evening, London));

    [Theory]
    [InlineData(TextRule.Any, 1000, 9, null)]
    [InlineData(TextRule.Any, 1000, 23, TextObstacle.NotAtThisHour)]
    [InlineData(TextRule.ReplyOnly, 19, 9, TextObstacle.OnlyInReply)]
    [InlineData(TextRule.None, 0, 9, TextObstacle.NoTexts)]
    public void Whoever_would_write_is_told_what_stands_in_the_way(TextRule rule, int hoursSinceTheyWrote, int ruledOutUntil, TextObstacle? obstacle)
    {
        var rules = Rules(rule, Evening - Duration.FromHours(hoursSinceTheyWrote), [new UnsafeTime(new(8, 0), new(ruledOutUntil, 0))]);

        Assert.Equal(obstacle, rules.WhyNot(Mobile, Evening, London));
        Assert.Equal(obstacle is not TextObstacle.NoTexts, rules.TakesTexts(Mobile));
        Assert.Equal(TextObstacle.OptedOut, (rules with { OptedOut = true }).WhyNot(Mobile, Evening, London));
        Assert.Equal(TextObstacle.Landline, (rules with { HasTexted = false }).WhyNot(Landline, Evening, London));
    }

    [Fact]
    public void H06_a_landline_is_texted_only_if_it_texted_us()
    {
        var rules = Rules(TextRule.Any, Evening, []);

        Assert.True(rules.AllowsText(Landline, Evening, London));
        Assert.False((rules with { HasTexted = false }).AllowsText(Landline, Evening, London));
        Assert.True((rules with { HasTexted = false }).AllowsText(Mobile, Evening, London));
        Assert.False((rules with { HasTexted = false }).AllowsText(PhoneNumber.Read("+447000900123")!.Value, Evening, London));
    }

    [Fact]
    public void H07_nobody_who_opted_out_is_texted() =>
        Assert.False((Rules(TextRule.Any, Evening, []) with { OptedOut = true }).AllowsText(Mobile, Evening, London));

    private static SafeContact Rules(TextRule texts, Instant lastHeard, IReadOnlyList<UnsafeTime> unsafeTimes) =>
        new(texts, OptedOut: false, HasTexted: true, lastHeard, unsafeTimes);

    private static LocalTime Wall(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes);
}
