using System.Text.Json;
using CrisisLine.Domain.Conversations;

namespace CrisisLine.Domain.Tests.Conversations;

/// <summary>The phrases that a new service starts with.</summary>
internal static class DangerSeed
{
    public static readonly IReadOnlyList<Spoken> Languages = Read();

    public static readonly DangerPhrases Phrases = new(Languages.SelectMany(language => language.Phrases));

    private static List<Spoken> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Conversations", "danger-phrases.json"));
        return JsonSerializer.Deserialize<List<Spoken>>(file, JsonSerializerOptions.Web) ?? [];
    }

    internal sealed record Spoken(string Language, bool Reviewed, string Note, IReadOnlyList<string> Phrases);
}
