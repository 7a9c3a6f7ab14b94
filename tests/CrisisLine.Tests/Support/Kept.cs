namespace CrisisLine.Tests.Support;

/// <summary>What lies in the database, for promises that cannot be seen from outside yet.</summary>
public static class Kept
{
    public static Task<int> Count(CrisisLineApp app, string table) =>
        app.Database.Transact(tx => tx.One<int>($"select count(*)::int from {table}"), CancellationToken.None);

    /// <summary>The words of a text as they came, unsealed.</summary>
    public static Task<string> Words(CrisisLineApp app, string sid) =>
        app.Database.Transact(async tx => tx.Keys.Open(
            "incoming_text.words", await tx.One<byte[]>("select words from incoming_text where id = @sid", new { sid })), CancellationToken.None);
}
