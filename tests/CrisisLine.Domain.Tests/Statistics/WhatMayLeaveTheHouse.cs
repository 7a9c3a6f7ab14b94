using CrisisLine.Domain.Statistics;

namespace CrisisLine.Domain.Tests.Statistics;

/// <summary>No table that leaves the house gives away a count from one to four, not even to somebody who can subtract.</summary>
public sealed class WhatMayLeaveTheHouse
{
    private const int Seed = 20141231;

    [Fact]
    public void H42_nothing_small_is_seen_and_nothing_hidden_follows_in_a_thousand_made_tables()
    {
        var random = new Random(Seed);
        for (var run = 0; run < 1000; run++)
        {
            var (rows, columns) = (random.Next(2, 8), random.Next(2, 8));
            var counts = Made(random, random.Next(1, 501), rows, columns);

            var hidden = PublishedTable.Hidden(counts, PublishedTable.SumsOf(rows, columns));

            Assert.DoesNotContain(Enumerable.Range(0, counts.Length), cell => !hidden[cell] && counts[cell] is >= 1 and <= 4);
            Assert.All(Enumerable.Range(0, counts.Length).Where(cell => hidden[cell]), cell =>
                Assert.True(CouldBeAnother(cell, counts, hidden, rows, columns), $"Run {run}: cell {cell} follows from the rest."));
            Assert.Equal(hidden, PublishedTable.Hidden(counts, PublishedTable.SumsOf(rows, columns)));
        }
    }

    [Fact]
    public void One_small_count_takes_the_next_smallest_with_it()
    {
        // 3, 7 and 40 make 50: the three would follow from the rest.
        Assert.Equal([true, true, false, false], PublishedTable.Hidden([3, 7, 40, 50], [new CellSum([0, 1, 2], 3)]));
        Assert.Equal([true, true, false, false], PublishedTable.Hidden([3, 2, 40, 45], [new CellSum([0, 1, 2], 3)]));
        Assert.Equal([false, false, false, false], PublishedTable.Hidden([0, 10, 40, 50], [new CellSum([0, 1, 2], 3)]));
    }

    [Theory]
    [InlineData(5, 20, true)]
    [InlineData(0, 20, true)]
    [InlineData(4, 200, false)]
    [InlineData(5, 19, false)]
    public void A_share_is_told_of_enough_only(long part, long whole, bool isTold) => Assert.Equal(isTold, PublishedTable.MayShare(part, whole));

    /// <summary>People fall into the cells by chance; totals stand below and at the right.</summary>
    private static long[] Made(Random random, int people, int rows, int columns)
    {
        var counts = new long[rows * columns];
        var weights = Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() * random.NextDouble()).ToArray();
        for (var person = 0; person < people; person++)
        {
            var (row, column) = (random.Next(rows - 1), random.Next(columns - 1));
            if (random.NextDouble() > weights[row * columns + column])
                continue;
            counts[row * columns + column]++;
            counts[row * columns + columns - 1]++;
            counts[(rows - 1) * columns + column]++;
            counts[rows * columns - 1]++;
        }

        return counts;
    }

    /// <summary>
    /// Found by another way than the program's: a cell is safe if it lies on a ring of hidden cells, for then one can go up and the next
    /// down all the way round, and every sum still holds. Rows and columns are the corners, hidden cells the edges between them.
    /// </summary>
    private static bool CouldBeAnother(int cell, long[] counts, IReadOnlyList<bool> hidden, int rows, int columns)
    {
        var (fromRow, toColumn) = (cell / columns, rows + cell % columns);
        var reached = new HashSet<int> { fromRow };
        var next = new Stack<int>([fromRow]);
        while (next.TryPop(out var corner))
            foreach (var other in Enumerable.Range(0, counts.Length).Where(other => hidden[other] && other != cell))
            {
                var (row, column) = (other / columns, rows + other % columns);
                if (row == corner && reached.Add(column))
                    next.Push(column);
                if (column == corner && reached.Add(row))
                    next.Push(row);
            }

        return reached.Contains(toColumn);
    }
}
