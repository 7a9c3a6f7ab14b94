namespace CrisisLine.PhoneSimulator.Webhooks;

/// <summary>Every webhook and what came of it, and everything that Twilio would show in its debugger.</summary>
internal sealed class Journal
{
    public List<JournalEntry> Entries { get; } = [];

    public JournalEntry Add(DateTimeOffset at, Webhook webhook, string signature)
    {
        var entry = new JournalEntry(Entries.Count + 1, at, webhook.Kind)
        {
            Webhook = webhook,
            Method = webhook.Method,
            Url = ConnectionOverrides.Without(webhook.Url),
            Fields = webhook.Fields,
            Signature = signature,
            Token = webhook.Token,
        };
        Entries.Add(entry);
        return entry;
    }

    /// <summary>Something that is wrong but belongs to no webhook of its own.</summary>
    public void Problem(DateTimeOffset at, int? code, string words) =>
        Entries.Add(new JournalEntry(Entries.Count + 1, at, "problem") { Error = code, Problems = [words] });
}

internal sealed class JournalEntry(int number, DateTimeOffset at, string kind)
{
    public int Number => number;

    public DateTimeOffset At => at;

    public string Kind => kind;

    /// <summary>As it was sent; null for a problem that has none.</summary>
    public Webhook? Webhook { get; init; }

    public string Method { get; init; } = "";

    public string Url { get; init; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    public string Signature { get; init; } = "";

    public string Token { get; init; } = "";

    /// <summary>Of HTTP; 0 while it is under way or if no answer came.</summary>
    public int Status { get; set; }

    public int Attempts { get; set; }

    public string Answer { get; set; } = "";

    /// <summary>In Twilio's numbers; null if all is well.</summary>
    public int? Error { get; set; }

    /// <summary>What is wrong with the answer, in words.</summary>
    public List<string> Problems { get; init; } = [];
}
