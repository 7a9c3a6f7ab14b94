using CrisisLine.Domain.Statistics;

namespace CrisisLine.Domain.Tests.Statistics;

public sealed class HowManyItTakes
{
    // Counted by a simulation of 1.2 million calls, in another language: calls an hour, minutes of talk, supporters, share answered.
    [Theory]
    [InlineData(2, 30, 1, 0.5158)]
    [InlineData(6, 30, 2, 0.4894)]
    [InlineData(6, 30, 4, 0.8121)]
    [InlineData(12, 25, 5, 0.7401)]
    [InlineData(1, 60, 1, 0.5076)]
    public void The_estimate_is_what_happens_to_calls_that_come_by_chance(double calls, double talk, int supporters, double answered) =>
        Assert.Equal(answered, new Staffing(calls, talk).ShareAnswered(supporters), 0.004);

    [Fact]
    public void Nobody_there_answers_nobody_and_whom_nobody_rings_misses_nobody()
    {
        Assert.Equal(0, new Staffing(5, 20).ShareAnswered(0));
        Assert.Equal(1, new Staffing(0, 20).ShareAnswered(0));
        Assert.Equal(1, new Staffing(5, 20).ShareAnswered(400), 1e-9);
    }

    [Fact]
    public void Each_more_answers_more_and_half_an_evening_counts_half()
    {
        var line = new Staffing(9, 35);
        var shares = Enumerable.Range(0, 20).Select(supporters => line.ShareAnswered(supporters)).ToList();

        Assert.Equal(shares.Order(), shares);
        Assert.Equal((shares[3] + shares[4]) / 2, line.ShareAnswered(3.5), 1e-9);
    }

    [Fact]
    public void As_many_are_needed_as_answer_so_many()
    {
        var line = new Staffing(6, 30);

        var needed = line.Needed(0.9);

        Assert.True(line.ShareAnswered(needed) >= 0.9);
        Assert.True(line.ShareAnswered(needed - 1) < 0.9);
    }
}

public sealed class YearsThatAreTold
{
    [Theory]
    [InlineData("2014", "2014-01-01", "2014-12-31", "2014")]
    [InlineData("2011-12", "2011-04-01", "2012-03-31", "2011\u201312")]
    [InlineData("1999-00", "1999-04-01", "2000-03-31", "1999\u201300")]
    public void Begin_in_January_or_in_April(string key, string first, string last, string name)
    {
        var year = ReportYear.Read(key)!.Value;

        Assert.Equal((first, last, name, key), ($"{year.First:uuuu-MM-dd}", $"{year.Last:uuuu-MM-dd}", year.Name, year.Key));
        Assert.Equal(year, year.Next.Before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("14")]
    [InlineData("1899")]
    [InlineData("9999")]
    [InlineData("2011-13")]
    [InlineData("2011/12")]
    [InlineData("MMXIV")]
    [InlineData("+014")]
    public void Are_written_in_one_way(string? key) => Assert.Null(ReportYear.Read(key));
}
