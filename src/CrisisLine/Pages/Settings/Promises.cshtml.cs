using CrisisLine.Data;
using CrisisLine.Opening;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>What a service promises: for how long, where, and who has the say.</summary>
[Authorize(May.Manage)]
public sealed class PromisesModel(Database database, IStringLocalizer<Text> words) : ValuesPage(database, words)
{
    public bool IsHouse => Mine.Kind == "house";

    protected override IReadOnlyList<HouseSetting> Settings => HouseSettings.OfService;

    protected override Task<IReadOnlyDictionary<string, string?>> Read(Tx tx) => ChangeSettings.ReadService(tx, Mine.ServiceId);
}
