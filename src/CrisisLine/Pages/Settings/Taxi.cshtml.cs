using CrisisLine.Data;
using CrisisLine.Opening;
using CrisisLine.Staff;
using CrisisLine.Taxis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>Which firms drive people to the house and home, how each is told, how long it takes and what it may cost.</summary>
[Authorize(May.Manage)]
public sealed class TaxiModel(Database database, TryFirm tries, IStringLocalizer<Text> words) : ValuesPage(database, words)
{
    private const int ShortestSecret = 8, LongestSecret = 200, LargestStatement = 1024 * 1024;

    private readonly IStringLocalizer<Text> _words = words;

    /// <summary>Firms that can be tried.</summary>
    public IReadOnlyList<int> Ranks { get; private set; } = [];

    public IReadOnlyList<FirmTried> Tries { get; private set; } = [];

    protected override IReadOnlyList<HouseSetting> Settings => HouseSettings.OfTaxi;

    public async Task<IActionResult> OnPostTry(int rank)
    {
        if (!await tries.For(Mine.ServiceId, rank, Me.Account, Cancellation))
            return Say(_words["There is no such firm."]);
        await Transact(tx => Written(tx, "tried-taxi-firm", $"firm {rank}"));
        return Say(_words["It is on its way. The answer will stand here."]);
    }

    public async Task<IActionResult> OnPostSecret(int rank, string? secret)
    {
        if (secret is not { Length: >= ShortestSecret and <= LongestSecret })
            return Say(_words["A secret has from 8 to 200 letters."]);
        var kept = await Transact(async tx =>
        {
            var done = await ChangeSettings.SetSecret(tx, Mine.ServiceId, rank, secret);
            if (done)
                await Written(tx, "set-taxi-secret", $"firm {rank}");
            return done;
        });
        return Say(kept ? _words["Kept."] : _words["There is no such firm."]);
    }

    /// <summary>Why a statement was not brought in, a line each.</summary>
    public IReadOnlyList<string> StatementFaults { get; private set; } = [];

    public async Task<IActionResult> OnPostStatement(IFormFile? statement)
    {
        if (statement is null or { Length: 0 or > LargestStatement })
            return Say(_words["A file of up to one megabyte, please."]);
        await using var file = statement.OpenReadStream();
        var read = await Statement.Read(file, Cancellation);
        var outcome = read.Faults.Count > 0 ? new StatementKept.Faulty(read.Faults) : await Transact(async tx =>
        {
            var kept = await Statement.Keep(tx, Mine.ServiceId, read, Me.Account);
            if (kept is StatementKept.Kept)
                await Written(tx, "imported-taxi-statement", $"{read.Lines.Count} jobs");
            return kept;
        });
        if (outcome is StatementKept.Faulty { Faults: var faults })
        {
            await OnGet();
            StatementFaults = faults;
            return Page();
        }

        return Say(outcome is StatementKept.Kept ? _words["{0} jobs have their cost now.", read.Lines.Count] : _words["This file was brought in before. Nothing is different."]);
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> Read(Tx tx)
    {
        Ranks = await TryFirm.Ranks(tx, Mine.ServiceId);
        Tries = await TryFirm.Lately(tx, Mine.ServiceId);
        return await ChangeSettings.ReadTaxi(tx, Mine.ServiceId);
    }
}
