namespace CrisisLine.Domain.Visits;

/// <summary>Who comes with somebody: how many, and about how old. Never who.</summary>
public sealed record Children(int UnderFive, int FiveToEleven, int TwelveToSeventeen)
{
    private const int MostOfAnAge = 10;

    public static readonly Children None = new(0, 0, 0);

    public int Count => UnderFive + FiveToEleven + TwelveToSeventeen;

    /// <summary>Whether so many can be meant.</summary>
    public bool IsPossible => IsPossibleCount(UnderFive) && IsPossibleCount(FiveToEleven) && IsPossibleCount(TwelveToSeventeen);

    private static bool IsPossibleCount(int ofAnAge) => ofAnAge is >= 0 and <= MostOfAnAge;
}
