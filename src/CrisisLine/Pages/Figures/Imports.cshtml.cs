using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Imports;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Figures;

/// <summary>History from sheets: tried first, brought in whole, taken back whole. For a manager of every service, because a sheet may name any.</summary>
[Authorize(May.Manage)]
[RequestSizeLimit(Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Largest)]
public sealed class ImportsModel(Database database, IStringLocalizer<Text> words) : FiguresPage(database)
{
    // The sheet, and what a form says beside it.
    private const long Largest = ImportSheet.Largest + 64 * 1024;

    public IReadOnlyList<ImportShown> All { get; private set; } = [];

    public IReadOnlyList<string> Faults { get; private set; } = [];

    public Task OnGet() => Transact(async tx => All = await ImportShown.All(tx));

    /// <param name="kind">visits or calls.</param>
    /// <param name="really">Else it is only said what would come of it.</param>
    public async Task<IActionResult> OnPost(IFormFile? sheet, string? kind, bool really)
    {
        var outcome = await Bring(sheet, kind, really);
        if (outcome.Faults.Count == 0)
            return Say(outcome.Said);
        Faults = outcome.Faults;
        await OnGet();
        return Page();
    }

    /// <summary>The same for a page that stays and watches: a line of JSON with the share that is read, as often as it grows, and last what came of it.</summary>
    public async Task<IActionResult> OnPostWatched(IFormFile? sheet, string? kind, bool really)
    {
        var shares = Channel.CreateUnbounded<double>();
        var bringing = Bring(sheet, kind, really, shares.Writer);
        Response.ContentType = "application/x-ndjson";
        // Else a proxy may keep the lines until the last has come.
        Response.Headers["X-Accel-Buffering"] = "no";
        await foreach (var share in shares.Reader.ReadAllAsync(Cancellation))
            await Tell(new { share });
        await Tell(await bringing);
        return new EmptyResult();
    }

    private async Task Tell<T>(T news)
    {
        await JsonSerializer.SerializeAsync(Response.Body, news, JsonSerializerOptions.Web, Cancellation);
        await Response.WriteAsync("\n", Cancellation);
        await Response.Body.FlushAsync(Cancellation);
    }

    private async Task<Outcome> Bring(IFormFile? sheet, string? kind, bool really, ChannelWriter<double>? shares = null)
    {
        try
        {
            if (sheet is null or { Length: 0 } || kind is not ("visits" or "calls"))
                return new Outcome(words["Please choose a file, and what is in it."]);
            await using var file = sheet.OpenReadStream();
            return Told(await Transact(tx => Bring(tx, file, kind, really, _ => shares?.TryWrite((double)file.Position / file.Length))), really);
        }
        finally
        {
            shares?.Complete();
        }
    }

    private async Task<Imported> Bring(Tx tx, Stream file, string kind, bool really, Action<int> progress)
    {
        var came = kind == "visits" ? await ImportSheet.Visits(tx, file, Me.Account, progress, Cancellation) : await ImportSheet.Calls(tx, file, Me.Account, progress, Cancellation);
        if (!really)
            tx.Undo();
        else if (came is Imported.Kept kept)
            await Trail.Add(tx, new Deed(Actor, "imported", Subject: string.Create(CultureInfo.InvariantCulture, $"{kept.Lines} {kind}")));
        return came;
    }

    private Outcome Told(Imported came, bool really) => came switch
    {
        Imported.Kept kept when really => new Outcome(words["{0} lines from {1} to {2} are here now.", kept.Lines, Day(kept.First), Day(kept.Last)]) { IsKept = true },
        Imported.Kept would => new Outcome(words["It is fine: {0} lines from {1} to {2}. Nothing was kept yet.", would.Lines, Day(would.First), Day(would.Last)]),
        Imported.Faulty faulty => new Outcome("") { Faults = [.. faulty.Faults.Select(fault => fault.ToString())] },
        _ => new Outcome(words["This file is here already. Nothing is different."]),
    };

    public async Task<IActionResult> OnPostUndo(long import)
    {
        var isUndone = await Transact(async tx =>
        {
            var done = await UndoImport.For(tx, import, Me.Account);
            if (done)
                await Trail.Add(tx, new Deed(Actor, "undid-import", Subject: string.Create(CultureInfo.InvariantCulture, $"import {import}")));
            return done;
        });
        return Say(isUndone ? words["It was taken back, whole."] : words["It was taken back before."]);
    }

    private RedirectResult Say(string what)
    {
        Said = what;
        return Redirect("/figures/imports");
    }

    private sealed record Outcome(string Said)
    {
        public IReadOnlyList<string> Faults { get; init; } = [];

        public bool IsKept { get; init; }
    }
}
