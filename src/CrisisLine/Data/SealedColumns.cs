namespace CrisisLine.Data;

/// <summary>A column of sealed values, in a table whose key is its <c>id</c>.</summary>
/// <param name="KeyType">PostgreSQL's type of the id.</param>
public sealed record SealedColumn(string Table, string Name, string KeyType)
{
    /// <returns>As <see cref="FieldKeys.Seal"/> knows it.</returns>
    public override string ToString() => $"{Table}.{Name}";
}

/// <summary>
/// Every column whose values are sealed: what is not here keeps its old key for ever. A test holds this list, what the
/// code seals and docs/what-we-store.md together.
/// </summary>
public static class SealedColumns
{
    public static IReadOnlyList<SealedColumn> All { get; } =
    [
        new("person", "chosen_name", "uuid"),
        new("account", "email", "uuid"),
        new("account", "phone", "uuid"),
        new("account", "authenticator_key", "uuid"),
        new("invitation", "email", "bigint"),
        new("cookie_key", "xml", "bigint"),
        new("audit_entry", "reason", "bigint"),
        new("person", "pronouns", "uuid"),
        new("person", "what_helps", "uuid"),
        new("person", "what_does_not", "uuid"),
        new("contact_point", "number", "bigint"),
        new("contact_point", "cover_name", "bigint"),
        new("contact_point", "ask_for", "bigint"),
        new("contact_point", "no_ring_words", "bigint"),
        new("incoming_text", "words", "text"),
        new("incoming_text", "media", "text"),
        new("message", "words", "bigint"),
        new("visit_request", "declined_because", "bigint"),
        new("visit_request", "access_words", "bigint"),
        new("visit_request", "ahead_because", "bigint"),
        new("taxi_journey", "address", "bigint"),
        new("taxi_journey", "read_back", "bigint"),
        new("taxi_firm", "secret", "bigint"),
        new("firm_text", "words", "text"),
        new("firm_call", "number", "text"),
        new("visit_note", "told_us", "bigint"),
        new("visit_note", "we_did", "bigint"),
        new("visit_note", "would_like", "bigint"),
        new("call_note", "told_us", "bigint"),
        new("call_note", "we_did", "bigint"),
        new("call_note", "would_like", "bigint"),
        new("supporter", "topics", "bigint"),
        new("closure", "because", "bigint"),
        new("call_step", "keys", "bigint"),
        new("call_step", "answer", "bigint"),
        new("code_word", "words", "bigint"),
        new("thread", "closed_because", "bigint"),
        new("ring_step", "answer", "bigint"),
        new("supporter", "phone", "bigint"),
        new("about_answer", "answer", "bigint"),
        new("about_answer", "in_words", "bigint"),
        new("happened", "words", "bigint"),
        new("happened", "learnt", "bigint"),
    ];
}
