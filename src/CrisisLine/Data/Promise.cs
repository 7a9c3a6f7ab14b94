namespace CrisisLine.Data;

/// <summary>Something that will be done at or soon after <paramref name="Due"/>, whatever is restarted until then.</summary>
/// <param name="Kind">Which promise; the name of an alarm (<c>Service.cs</c> lists them).</param>
/// <param name="Subject">The row the promise is about.</param>
public sealed record Promise(Instant Due, string Kind, long Subject);
