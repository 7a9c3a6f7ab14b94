using CrisisLine.Data;
using CrisisLine.History;
using CrisisLine.Opening;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>A page of single values of a service, each with its history.</summary>
public abstract class ValuesPage(Database database, IStringLocalizer<Text> words) : ServiceSettingsPage(database)
{
    protected abstract IReadOnlyList<HouseSetting> Settings { get; }

    protected abstract Task<IReadOnlyDictionary<string, string?>> Read(Tx tx);

    /// <summary>By name, as they stand or as they were typed.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; private set; } = new Dictionary<string, string?>();

    public IReadOnlyList<ChangeSeen> History { get; private set; } = [];

    public IReadOnlyList<string> Faults { get; private set; } = [];

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        // Only what this page has fields for: whatever else somebody posts is not looked at.
        var wanted = Settings.Where(setting => Request.Form.ContainsKey(setting.Name))
            .ToDictionary(setting => setting.Name, setting => (string?)Request.Form[setting.Name].ToString());
        var outcome = await Transact(async tx =>
        {
            var changed = await ChangeSettings.For(tx, Mine.ServiceId, wanted, Me.Account);
            if (changed.Changed.Count > 0)
                await Written(tx, "changed-settings", string.Join(", ", changed.Changed));
            return changed;
        });
        if (outcome.Faults.Count == 0)
            return Say(outcome.Changed.Count == 0 ? words["Nothing is different."]
                : words["Kept. It holds for what is promised from now on."]);

        await Show();
        (Faults, Values) = (outcome.Faults,
            Values.ToDictionary(one => one.Key, one => wanted.GetValueOrDefault(one.Key, one.Value)));
        return Page();
    }

    public async Task<IActionResult> OnPostUndo(long change)
    {
        var outcome = await Transact(async tx =>
        {
            var undone = await ChangeSettings.Undo(tx, Mine.ServiceId, change, Me.Account);
            if (undone?.Changed.Count > 0)
                await Written(tx, "undid-settings", string.Join(", ", undone.Changed));
            return undone;
        });
        return outcome switch
        {
            null => NotFound(),
            { Faults: [var fault, ..] } => Say(fault),
            { Changed.Count: 0 } => Say(words["It is so already."]),
            _ => Say(words["As it was before."]),
        };
    }

    private async Task Show()
    {
        (Values, var all) = await Transact(async tx => (await Read(tx), await Changes.Of(tx, Mine.ServiceId)));
        History = [.. all.Where(change => Settings.Any(setting => setting.Name == change.Setting))];
    }
}
