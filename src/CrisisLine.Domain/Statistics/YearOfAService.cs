namespace CrisisLine.Domain.Statistics;

/// <summary>The calls that helplines answered in a year.</summary>
/// <param name="Answered">By somebody; or somebody reached who had been promised a call.</param>
/// <param name="WithCaller">Of these, in how many it is known that it was the same person or another.</param>
/// <param name="Callers">How many different people those were.</param>
public sealed record CallsOfAYear(long Answered, long WithCaller, long Callers);

/// <summary>What the sentence of a year is made from.</summary>
/// <param name="House">Its name; null for a service without visits.</param>
/// <param name="IssueRecorded">Visits for which somebody wrote down what it was about, be it that nothing was said.</param>
/// <param name="Abuse">Past, present or both; a visit counts once.</param>
/// <param name="Calls">Null where no helpline belongs to it.</param>
public sealed record YearOfAService(
    ReportYear Year, string? House, long Visits, long Visitors, long IssueRecorded, long SelfInjury, long Suicide, long Abuse, CallsOfAYear? Calls);
