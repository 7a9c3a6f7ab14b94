namespace CrisisLine.Operations;

/// <summary>One thing that was looked at before real use.</summary>
/// <param name="Words">What it is and, if it is not right, what to do. Never a secret, and no number but the service's own.</param>
public sealed record Finding(bool IsOk, string Words)
{
    public static Finding Ok(string words) => new(true, words);

    public static Finding NotOk(string words) => new(false, words);

    public override string ToString() => $"{(IsOk ? "ok" : "NOT OK")} {Words}";
}
