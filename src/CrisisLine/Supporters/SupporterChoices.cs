using CrisisLine.Data;

namespace CrisisLine.Supporters;

/// <summary>What a supporter chose to tell about themselves. Nothing of it is ever guessed.</summary>
/// <param name="Languages">Beside English, with commas between; null for none.</param>
/// <param name="Topics">What they have been through themselves and would speak about, in their own words.</param>
/// <param name="Covers">They would like to be texted when somebody is needed.</param>
/// <param name="CheckedAt">When their phone was last tried out and rang well.</param>
public sealed record SupporterChoices(string? Languages, string? Topics, bool Covers, Instant? CheckedAt)
{
    public const int Longest = 200;

    public static async Task<SupporterChoices> Read(Tx tx, long supporter) => (await Of(tx, [supporter]))[supporter];

    /// <summary>Of several, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<long, SupporterChoices>> Of(Tx tx, long[] supporters) =>
        (await tx.Many<Row>("select id, languages, topics, covers, checked_at from supporter where id = any(@supporters)", new { supporters }))
            .ToDictionary(row => row.Id, row => new SupporterChoices(
                row.Languages, row.Topics is { } topics ? tx.Keys.Open("supporter.topics", topics) : null, row.Covers, row.CheckedAt));

    /// <remarks>What is too long is cut: it is theirs, and nothing depends on it.</remarks>
    public static Task Keep(Tx tx, long supporter, string? languages, string? topics, bool covers) =>
        tx.Execute(
            "update supporter set languages = @languages, topics = @topics, covers = @covers where id = @supporter",
            new { supporter, languages = Cut(languages), topics = Cut(topics) is { } words ? tx.Keys.Seal("supporter.topics", words) : null, covers });

    private static string? Cut(string? words) => words?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, Longest)] : null;

    private sealed record Row(long Id, string? Languages, byte[]? Topics, bool Covers, Instant? CheckedAt);
}
