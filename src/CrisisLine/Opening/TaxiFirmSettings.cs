namespace CrisisLine.Opening;

/// <summary>Reads <c>Services:N:Taxi</c> of the settings, and <c>Services:N:Taxi:Second</c>.</summary>
internal static class TaxiFirmSettings
{
    private static readonly (string Name, string Key)[] Keys =
    [
        ("firm", "Firm"), ("channel", "Channel"), ("number", "Number"), ("email", "Email"), ("account", "Account"), ("area", "Area"),
        ("accept-within", "AcceptWithinMinutes"), ("url", "Url"), ("lead", "LeadMinutes"), ("drive", "DriveMinutes"), ("drives", "Drives"),
        ("usual-cost", "UsualCost"), ("night-cap", "NightCap"),
    ];

    /// <returns>By the names of <see cref="HouseSettings.OfTaxi"/>; null if no firm is given.</returns>
    public static IReadOnlyDictionary<string, string?>? Read(
        IConfigurationSection taxi, Action<IConfigurationSection, string> fault)
    {
        if (!taxi.Exists())
            return null;

        var read = new Dictionary<string, string?>();
        Read(taxi, HouseSettings.Taxi, read, fault);
        Read(taxi.GetSection("Second"), HouseSettings.SecondTaxi, read, fault);
        return read;
    }

    private static void Read(
        IConfigurationSection firm, string prefix, Dictionary<string, string?> read, Action<IConfigurationSection, string> fault)
    {
        foreach (var (name, key) in Keys)
        {
            if (HouseSettings.OfTaxi.SingleOrDefault(setting => setting.Name == prefix + name) is not { } setting)
                continue;
            var section = firm.GetSection(key);
            var text = section.Value ?? string.Join(',', section.GetChildren().Select(one => one.Value));
            read[setting.Name] = text.Length > 0 ? setting.Read(text) : null;
            if (text.Length > 0 && read[setting.Name] is null)
                fault(section, "cannot be meant");
        }
    }
}
