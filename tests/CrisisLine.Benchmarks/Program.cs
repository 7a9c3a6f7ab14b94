using System.Globalization;
using CrisisLine.Benchmarks;
using CrisisLine.Benchmarks.Bare;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Rows;

var rows = new Dictionary<string, Func<DurableServer, Task<IReadOnlyList<Figure>>>>
{
    ["inbound-text"] = InboundText.Measure,
    ["inbound-call"] = InboundCall.Measure,
    ["calls-at-once"] = CallsAtOnce.Measure,
    ["alarms"] = AlarmsOfAnEvening.Measure,
    ["outbox"] = Outbox.Measure,
    ["evening"] = Evening.Measure,
    ["last-place"] = LastPlace.Measure,
    ["take"] = Take.Measure,
    ["callbacks"] = Callbacks.Measure,
    ["calls-killed"] = CallsKilled.Measure,
    ["taxis"] = Taxis.Measure,
    ["ten-years"] = TenYears.Measure,
    ["tonight-board"] = TonightBoard.Measure,
    ["ready"] = Ready.Measure,
    ["memory"] = Memory.Measure,
};

switch (args)
{
    // The parts that are processes of their own.
    case [BareLimits.Part, var database, var port]:
        await BareLimits.Serve(database, int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case [BareEngine.Part, var database, var port]:
        await BareEngine.Serve(database, int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["all"]:
        return await Measure(rows.Keys);
    case [_, ..] when args.All(rows.ContainsKey):
        return await Measure(args);
    default:
        Console.Error.WriteLine($"Say which rows: all, or some of {string.Join(", ", rows.Keys)}.");
        return 2;
}

async Task<int> Measure(IEnumerable<string> chosen)
{
    var figures = new List<Figure>();
    await using (var server = await DurableServer.Start())
        foreach (var row in chosen)
        {
            Console.Error.WriteLine($"{row} (load average {File.ReadAllText("/proc/loadavg")[..14]})");
            figures.AddRange(await rows[row](server));
            Console.Error.WriteLine(string.Join('\n', figures.Where(figure => figure.Row.StartsWith(row, StringComparison.Ordinal))));
        }

    Figure.Print(figures);
    return figures.Any(figure => figure.Holds is false) ? 1 : 0;
}
