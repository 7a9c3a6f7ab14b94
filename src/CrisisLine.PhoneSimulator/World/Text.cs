namespace CrisisLine.PhoneSimulator.World;

/// <summary>A text, as Twilio keeps it and as it stands in a phone's thread.</summary>
internal sealed class Text
{
    public required string Sid { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Body { get; set; }

    /// <summary>inbound, outbound-api or outbound-reply, as seen from the service.</summary>
    public required string Direction { get; init; }

    public required string Status { get; set; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; set; }

    public DateTimeOffset? Sent { get; set; }

    public int? ErrorCode { get; set; }

    /// <summary>Null if nobody wants to know.</summary>
    public string? StatusCallback { get; init; }

    public string? MessagingServiceSid { get; init; }

    public IReadOnlyList<string> Media { get; init; } = [];

    public int Segments => Gsm.Segments(Body);
}
