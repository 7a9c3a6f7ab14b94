using CrisisLine.Domain.Statistics;
using NodaTime;

namespace CrisisLine.Domain.Tests.Statistics;

public sealed class WhatWasToldBefore
{
    private static readonly LocalDate Day = new(2014, 1, 1);

    [Fact]
    public void A_year_less_its_first_eleven_months_would_tell_of_December()
    {
        var year = new CountTold(Day, new LocalDate(2014, 12, 31), 1474);

        Assert.True(ToldBefore.GivesAway([year], new CountTold(Day, new LocalDate(2014, 11, 30), 1471), isSum: true));
        Assert.False(ToldBefore.GivesAway([year], new CountTold(Day, new LocalDate(2014, 11, 30), 1360), isSum: true));
        Assert.False(ToldBefore.GivesAway([year], year, isSum: true));
        Assert.True(ToldBefore.GivesAway([year], year with { Count = 1475 }, isSum: true));
    }

    [Fact]
    public void Of_people_only_days_within_days_are_compared()
    {
        var year = new CountTold(Day, new LocalDate(2014, 12, 31), 214);

        Assert.True(ToldBefore.GivesAway([year], new CountTold(Day, new LocalDate(2014, 11, 30), 212), isSum: false));
        Assert.False(ToldBefore.GivesAway([year], new CountTold(new LocalDate(2014, 4, 1), new LocalDate(2015, 3, 31), 212), isSum: false));
    }

    /// <summary>Everything that is told, told only if it may be; then all counts of days that follow are worked out by elimination over single days.</summary>
    [Fact]
    public void H42_of_two_hundred_made_histories_no_small_count_follows_from_what_was_told()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var days = Enumerable.Range(0, 12).Select(_ => (long)random.Next(0, 4)).ToArray();
            var told = new List<CountTold>();
            for (var table = 0; table < 25; table++)
            {
                var (one, other) = (random.Next(12), random.Next(12));
                var (first, last) = (Math.Min(one, other), Math.Max(one, other));
                var now = new CountTold(Day.PlusDays(first), Day.PlusDays(last), days[first..(last + 1)].Sum());
                if (now.Count is >= 1 and <= 4 || ToldBefore.GivesAway(told, now, isSum: true))
                    continue;
                told.Add(now);
            }

            for (var first = 0; first < 12; first++)
                for (var last = first; last < 12; last++)
                    if (days[first..(last + 1)].Sum() is >= 1 and <= 4)
                        Assert.False(Follows(told, first, last), $"History {seed}: days {first} to {last}.");
        }
    }

    private static bool Follows(IReadOnlyList<CountTold> told, int first, int last)
    {
        var rows = told.Select(count => Row(Period.DaysBetween(Day, count.First), Period.DaysBetween(Day, count.Last))).ToList();
        return Rank([.. rows, Row(first, last)]) == Rank(rows);
    }

    private static double[] Row(int first, int last) => [.. Enumerable.Range(0, 12).Select(day => day >= first && day <= last ? 1.0 : 0)];

    private static int Rank(List<double[]> rows)
    {
        var (left, rank) = (rows.Select(row => row.ToArray()).ToList(), 0);
        for (var column = 0; column < 12; column++)
        {
            var pivot = left.FindIndex(rank, row => Math.Abs(row[column]) > 1e-9);
            if (pivot < 0)
                continue;
            (left[rank], left[pivot]) = (left[pivot], left[rank]);
            for (var row = rank + 1; row < left.Count; row++)
                left[row] = [.. left[row].Zip(left[rank], (value, other) => value - other * left[row][column] / left[rank][column])];
            rank++;
        }

        return rank;
    }
}
