using CrisisLine.Domain.Bookings;
using CrisisLine.Visits;

namespace CrisisLine.Pages.Tonight;

/// <summary>A request and the night around it, for the page that draws one row.</summary>
public sealed record RowToDraw(RequestOnBoard Row, TonightBoard Night, string Part);

/// <summary>Turns what the night is into what is shown of it.</summary>
public sealed class DrawBoard(Drawing drawing)
{
    public async Task<Board> Of(TonightBoard night)
    {
        await using var paper = drawing.Begin();
        var rows = new List<RowShown>();
        foreach (var (row, part) in InOrder(night.Rows))
            rows.Add(new RowShown($"r{row.Id}", part, await paper.Draw("/Pages/Tonight/_Row.cshtml", new RowToDraw(row, night, part))));
        return new Board(await paper.Draw("/Pages/Tonight/_Head.cshtml", night), rows);
    }

    /// <summary>Part by part, and in each the oldest promise first.</summary>
    public static IEnumerable<(RequestOnBoard Row, string Part)> InOrder(IReadOnlyList<RequestOnBoard> rows) =>
        rows.Select(row => (Row: row, Part: PartOf(row.State)))
            .OrderBy(one => OrderOf(one.Part))
            .ThenBy(one => one.Part == Parts.List ? one.Row.IsAhead ? 0 : one.Row.Rank ?? int.MaxValue : 0)
            .ThenBy(one => PromiseOf(one.Row, one.Part))
            .ThenBy(one => one.Row.Id);

    private static string PartOf(RequestState state) => state switch
    {
        RequestState.Held or RequestState.Offered => Parts.Answer,
        RequestState.Confirmed => Parts.Coming,
        RequestState.Waiting => Parts.List,
        RequestState.Arrived => Parts.Here,
        RequestState.Left => Parts.Gone,
        _ => Parts.Over,
    };

    private static int OrderOf(string part) => Parts.All.Select(one => one.Name).ToList().IndexOf(part);

    // What is over: the latest first.
    private static Instant PromiseOf(RequestOnBoard row, string part) => part switch
    {
        Parts.Answer => row.SaidYesAt ?? row.Until ?? row.AskedAt,
        Parts.Coming => row.ArriveAt ?? row.AskedAt,
        Parts.Here => row.Visit?.ArrivedAt ?? row.AskedAt,
        Parts.Gone => Backwards(row.Visit?.LeftAt ?? row.AskedAt),
        Parts.Over => Backwards(row.SettledAt ?? row.AskedAt),
        _ => row.AskedAt,
    };

    private static Instant Backwards(Instant at) => Instant.FromUnixTimeTicks(-at.ToUnixTimeTicks());
}
