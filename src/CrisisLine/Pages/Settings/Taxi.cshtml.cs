using CrisisLine.Data;
using CrisisLine.Opening;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>Which firm drives people to the house and home, and how it is told.</summary>
[Authorize(May.Manage)]
public sealed class TaxiModel(Database database, IStringLocalizer<Text> words) : ValuesPage(database, words)
{
    protected override IReadOnlyList<HouseSetting> Settings => HouseSettings.OfTaxi;

    protected override Task<IReadOnlyDictionary<string, string?>> Read(Tx tx) => ChangeSettings.ReadTaxi(tx, Mine.ServiceId);
}
