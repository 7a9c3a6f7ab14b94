using CrisisLine.Domain.People;

namespace CrisisLine.Audit;

/// <summary>One line of the audit, before it is written.</summary>
/// <param name="Action">What was done, in the past: <c>confirmed</c>, <c>saw-person</c>.</param>
/// <param name="Service">In which service; null if it is about none.</param>
/// <param name="Person">Whom it is about; null if it is about nobody in touch with us.</param>
/// <param name="Subject">Which row it was, such as <c>request 12</c>.</param>
/// <param name="Reason">In the words of whoever did it; sealed, and taken away if the person asks to be forgotten.</param>
public sealed record Deed(
    Actor Who, string Action, int? Service = null, PersonId? Person = null, string? Subject = null, string? Reason = null);
