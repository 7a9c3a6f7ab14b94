namespace CrisisLine.Twilio;

/// <summary>
/// How far a text of ours has come. Twilio reports each step at least once and in no certain order; whoever lets the
/// higher rank win ends with the same whatever the order.
/// </summary>
public sealed class MessageStatus
{
    /// <summary>Taken by a messaging service that has yet to choose the sender.</summary>
    public static readonly MessageStatus Accepted = new("accepted", 10);
    public static readonly MessageStatus Scheduled = new("scheduled", 20);
    public static readonly MessageStatus Queued = new("queued", 30);
    public static readonly MessageStatus Sending = new("sending", 40);

    /// <summary>With the carrier. Often the last that is ever heard: not every network confirms delivery.</summary>
    public static readonly MessageStatus Sent = new("sent", 50);
    public static readonly MessageStatus PartiallyDelivered = new("partially_delivered", 60);
    public static readonly MessageStatus Canceled = new("canceled", 70);
    public static readonly MessageStatus Failed = new("failed", 80);
    public static readonly MessageStatus Undelivered = new("undelivered", 90);

    /// <summary>It is on their phone: no other report can take that back.</summary>
    public static readonly MessageStatus Delivered = new("delivered", 100);

    /// <summary>Only where the channel tells; ordinary texts do not.</summary>
    public static readonly MessageStatus Seen = new("read", 110);

    /// <summary>In the order in which each supersedes those before it.</summary>
    public static readonly IReadOnlyList<MessageStatus> All =
    [
        Accepted, Scheduled, Queued, Sending, Sent, PartiallyDelivered, Canceled, Failed, Undelivered, Delivered, Seen,
    ];

    private MessageStatus(string word, int rank)
    {
        Word = word;
        Rank = rank;
    }

    /// <summary>As Twilio writes it.</summary>
    public string Word { get; }

    /// <summary>No two statuses share one, so that a comparison in a database decides as <see cref="Supersedes"/> does.</summary>
    public int Rank { get; }

    /// <summary>Nothing more will happen to this text by itself.</summary>
    public bool IsFinal => Rank >= Canceled.Rank;

    /// <summary>It never reached their phone, and will not.</summary>
    public bool HasFailed => IsFinal && Rank < Delivered.Rank;

    /// <returns>Null if it is no status of a text that we sent.</returns>
    public static MessageStatus? Read(string? word) => All.FirstOrDefault(status => status.Word == word);

    public bool Supersedes(MessageStatus earlier) => Rank > earlier.Rank;

    public override string ToString() => Word;
}
