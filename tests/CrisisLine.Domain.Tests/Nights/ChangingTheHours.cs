using CrisisLine.Domain.Nights;
using static CrisisLine.Domain.Tests.Nights.DialHouse;
using static NodaTime.IsoDayOfWeek;

namespace CrisisLine.Domain.Tests.Nights;

public sealed class ChangingTheHours
{
    private static readonly OpeningRule UntilTwo = new(FiveNights, Time("18:00"), Time("02:00"), Beginning);

    [Fact]
    public void The_house_closes_at_one_from_the_night_it_was_decided_for()
    {
        var sinceApril = House with
        {
            Opening = [new OpeningRule(FiveNights, Time("18:00"), Time("01:00"), Date("2024-04-01")), UntilTwo],
        };

        Assert.Equal(At("2024-04-01 02:00"), sinceApril.On(Date("2024-03-31"))!.ClosesAt);
        Assert.Equal(At("2024-04-02 01:00"), sinceApril.On(Date("2024-04-01"))!.ClosesAt);
        Assert.Equal(8, sinceApril.On(Date("2024-04-01"))!.Arrivals.Sum(arrival => arrival.Places));
    }

    [Fact]
    public void A_new_rule_for_Thursdays_adds_the_Thursdays_and_closes_nothing()
    {
        OpeningRule[] rules = [UntilTwo, On(Thursday, "18:00", "00:00", Date("2027-06-01"))];

        Assert.Null(rules.For(Date("2027-05-27")));
        Assert.Equal(Time("00:00"), rules.For(Date("2027-06-03"))!.To);
        Assert.Same(UntilTwo, rules.For(Date("2027-06-04")));
    }

    [Fact]
    public void A_rule_for_the_summer_gives_way_to_the_old_one_on_the_day_it_ends()
    {
        var summer = On(Friday, "20:00", "04:00", Date("2027-06-04"), until: Date("2027-08-27"));
        OpeningRule[] rules = [UntilTwo, summer];

        Assert.Same(UntilTwo, rules.For(Date("2027-05-28")));
        Assert.Same(summer, rules.For(Date("2027-06-04")));
        Assert.Same(summer, rules.For(Date("2027-08-20")));
        Assert.Same(UntilTwo, rules.For(Date("2027-08-27")));
    }

    [Fact]
    public void There_is_no_night_before_the_first_rule_begins() =>
        Assert.Null(House.On(Beginning.PlusDays(-1)));

    [Fact]
    public void A_new_plan_of_arrivals_replaces_the_whole_of_the_old_one()
    {
        var fewer = House with
        {
            Arrivals = [.. House.Arrivals, new ArrivalRule(Time("19:00"), 3, Date("2027-06-05"))],
        };

        Assert.Equal(4, fewer.On(Date("2027-06-04"))!.Arrivals.Count);
        Assert.Equal([new PlannedArrival(At("2027-06-05 19:00"), 3)], fewer.On(Date("2027-06-05"))!.Arrivals);
    }

    [Fact]
    public void A_new_window_for_asking_holds_from_its_first_night()
    {
        var earlier = House with
        {
            Requests = [.. House.Requests, new RequestWindow(Time("16:00"), Time("21:00"), Date("2027-06-05"))],
        };

        Assert.Equal(new Interval(At("2027-06-04 18:00"), At("2027-06-04 22:30")), earlier.On(Date("2027-06-04"))!.Requests);
        Assert.Equal(new Interval(At("2027-06-05 16:00"), At("2027-06-05 21:00")), earlier.On(Date("2027-06-05"))!.Requests);
    }

    [Fact]
    public void An_extra_night_has_its_own_hours_and_the_usual_places()
    {
        var extra = House.At(Date("2029-12-25"), Time("12:00"), Time("21:00"));

        Assert.Equal(Duration.FromHours(9), extra.Length);
        Assert.Equal([18, 20], extra.Arrivals.Select(arrival => arrival.At.InZone(London).Hour));
        Assert.Equal(new Interval(At("2029-12-25 18:00"), At("2029-12-25 21:00")), extra.Requests);
    }
}
