using System.Text.Json;
using CrisisLine.Data;

namespace CrisisLine.Inbox;

/// <summary>The phrases that a service starts with. Once there are any, the team's own list counts and this one never again.</summary>
public static class SeedDangerPhrases
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string File => Path.Combine(AppContext.BaseDirectory, "Inbox", "danger-phrases.json");

    public static async Task For(Tx tx)
    {
        if (await tx.One<bool>("select exists (select from danger_phrase)"))
            return;

        foreach (var list in JsonSerializer.Deserialize<List<PhrasesOfALanguage>>(await System.IO.File.ReadAllTextAsync(File), Json)!)
            await tx.Execute(
                """
                insert into danger_phrase (language, phrase, reviewed, added_at)
                select @Language, phrase, @Reviewed, @now
                from unnest(@Phrases) as listed (phrase)
                on conflict do nothing
                """, new { list.Language, list.Reviewed, list.Phrases, now = tx.Now });
    }

    private sealed record PhrasesOfALanguage(string Language, bool Reviewed, string[] Phrases);
}
