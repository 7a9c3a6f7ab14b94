using CrisisLine.Domain.Statistics;

namespace CrisisLine.Domain.Tests.Statistics;

public sealed class TheYearInASentence
{
    private const string Golden =
        "In 2014 214 people made 1474 visits to Dial House and 4392 people called the telephone help-line. "
        + "Self-injury was a presenting issue in 46% of visits and suicide in 60%. Abuse (past or present) was a presenting issue in 59% of visits.";

    private static readonly YearOfAService Year2014 = new(new ReportYear(2014), "Dial House", 1474, 214, 1474, 678, 884, 870, new CallsOfAYear(4392, 4392, 4392));

    [Theory]
    [InlineData(671, 878, 863)]
    [InlineData(685, 891, 877)]
    [InlineData(678, 884, 870)]
    public void Is_the_golden_one_to_the_letter(int selfInjury, int suicide, int abuse)
    {
        var year = Year2014 with { SelfInjury = selfInjury, Suicide = suicide, Abuse = abuse };

        Assert.Equal(Golden, AnnualSentence.Of(year, isPublished: false));
        Assert.Equal(Golden, AnnualSentence.Of(year, isPublished: true));
    }

    [Theory]
    [InlineData(670, 877, 862, "45% of visits and suicide in 59%. Abuse (past or present) was a presenting issue in 58% of visits.")]
    [InlineData(686, 892, 878, "47% of visits and suicide in 61%. Abuse (past or present) was a presenting issue in 60% of visits.")]
    public void One_visit_beyond_a_boundary_is_another_percentage(int selfInjury, int suicide, int abuse, string told) =>
        Assert.EndsWith(told, AnnualSentence.Of(Year2014 with { SelfInjury = selfInjury, Suicide = suicide, Abuse = abuse }, isPublished: false));

    [Fact]
    public void People_called_is_said_only_if_every_answered_call_has_a_caller()
    {
        Assert.Contains("the telephone help-line answered 4392 calls.", AnnualSentence.Of(Year2014 with { Calls = new CallsOfAYear(4392, 4391, 300) }, isPublished: false));
        Assert.Contains("300 people called the telephone help-line.", AnnualSentence.Of(Year2014 with { Calls = new CallsOfAYear(4392, 4392, 300) }, isPublished: false));
        Assert.Contains("the telephone help-line answered 0 calls.", AnnualSentence.Of(Year2014 with { Calls = new CallsOfAYear(0, 0, 0) }, isPublished: false));
        Assert.Contains("visits to Dial House. Self-injury", AnnualSentence.Of(Year2014 with { Calls = null }, isPublished: false));
    }

    [Fact]
    public void What_was_noted_of_too_few_visits_is_said_with_it()
    {
        Assert.DoesNotContain("noted", AnnualSentence.Of(Year2014 with { IssueRecorded = 1320 }, isPublished: false));
        Assert.EndsWith("in 59% of visits (issues were noted for 89% of visits).", AnnualSentence.Of(Year2014 with { IssueRecorded = 1318 }, isPublished: false));
    }

    [Fact]
    public void Few_are_not_told_to_the_outside()
    {
        var few = new YearOfAService(new ReportYear(2014), "Dial House", 30, 4, 30, 4, 6, 0, Calls: null);

        Assert.Equal(
            "In 2014 1 to 4 people made 30 visits to Dial House. Self-injury was a presenting issue in a share of visits too small to print and suicide in 20%. "
            + "Abuse (past or present) was a presenting issue in 0% of visits.", AnnualSentence.Of(few, isPublished: true));
        Assert.Contains("4 people made 30 visits", AnnualSentence.Of(few, isPublished: false));
    }

    [Fact]
    public void A_line_alone_and_a_year_in_which_nobody_came_are_told_as_they_are()
    {
        Assert.Equal("In 2014 4392 people called the telephone help-line.", AnnualSentence.Of(Year2014 with { House = null }, isPublished: false));
        Assert.Equal("In 2014 0 people made 0 visits to Dial House.", AnnualSentence.Of(new YearOfAService(new ReportYear(2014), "Dial House", 0, 0, 0, 0, 0, 0, null), isPublished: false));
        Assert.StartsWith("In 2014 1 person made 1 visit to Dial House.", AnnualSentence.Of(new YearOfAService(new ReportYear(2014), "Dial House", 1, 1, 1, 0, 0, 0, null), isPublished: false));
    }

    [Theory]
    [InlineData(1, 2, 50, 50.0)]
    [InlineData(1, 200, 1, 0.5)]
    [InlineData(1, 201, 0, 0.5)]
    [InlineData(213, 228, 93, 93.4)]
    [InlineData(192, 228, 84, 84.2)]
    [InlineData(832, 1280, 65, 65.0)]
    public void Half_goes_up_from_the_counts_themselves(long part, long whole, long percent, double oneDecimal)
    {
        Assert.Equal(percent, new Share(part, whole).WholePercent);
        Assert.Equal((decimal)oneDecimal, new Share(part, whole).Percent);
    }
}
