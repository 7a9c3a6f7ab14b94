namespace CrisisLine.Opening;

/// <summary>Reads <c>Services:N:Taxi</c> of the settings.</summary>
internal static class TaxiFirmSettings
{
    private static readonly (string Name, string Key)[] Keys =
    [
        ("taxi.firm", "Firm"), ("taxi.channel", "Channel"), ("taxi.number", "Number"), ("taxi.email", "Email"),
            ("taxi.account", "Account"),
        ("taxi.area", "Area"), ("taxi.accept-within", "AcceptWithinMinutes"),
    ];

    /// <returns>By the names of <see cref="HouseSettings.OfTaxi"/>; null if no firm is given.</returns>
    public static IReadOnlyDictionary<string, string?>? Read(
        IConfigurationSection taxi, Action<IConfigurationSection, string> fault)
    {
        if (!taxi.Exists())
            return null;

        var read = new Dictionary<string, string?>();
        foreach (var (name, key) in Keys)
        {
            var section = taxi.GetSection(key);
            var text = section.Value ?? string.Join(',', section.GetChildren().Select(one => one.Value));
            read[name] = text.Length > 0 ? HouseSettings.OfTaxi.Single(setting => setting.Name == name).Read(text) : null;
            if (text.Length > 0 && read[name] is null)
                fault(section, "cannot be meant");
        }

        return read;
    }
}
