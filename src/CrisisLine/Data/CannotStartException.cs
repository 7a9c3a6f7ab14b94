namespace CrisisLine.Data;

/// <summary>The start cannot go on, and why: one line for each thing to put right.</summary>
public sealed class CannotStartException(params IReadOnlyList<string> reasons) : Exception(string.Join(Environment.NewLine, reasons))
{
    public IReadOnlyList<string> Reasons => reasons;
}
