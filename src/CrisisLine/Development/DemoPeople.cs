using CrisisLine.PhoneSimulator;

namespace CrisisLine.Development;

/// <summary>
/// Who has texted the demo's house: made up, with numbers from a range that is kept for drama. In the end four have a
/// place, one on the list has been offered another, and three are free.
/// </summary>
public static class DemoPeople
{
    private static readonly KnownPhone
        Robin = Somebody("+447700900971", "Robin"), Alex = Somebody("+447700900972", "Alex"),
        Jo = Somebody("+447700900973", "Jo"), Morgan = Somebody("+447700900974", "Morgan"),
        Kit = Somebody("+447700900975", "Kit"), Lee = Somebody("+447700900976", "Lee"),
        Casey = Somebody("+447700900977", "Casey"), Ari = Somebody("+447700900978", "Ari"), Sky = Somebody("+447700900979", "Sky");

    public static IReadOnlyList<KnownPhone> All { get; } = [Robin, Alex, Jo, Morgan, Kit, Lee, Casey, Ari, Sky];

    /// <summary>She has not answered yet.</summary>
    public static KnownPhone OnTheList => Sky;

    /// <summary>In their order: all eight places go, somebody asks to be on the list, and then four cannot come.</summary>
    public static IEnumerable<(KnownPhone Person, string Words)> Texts =>
    [
        .. From(Robin, "Hi, can I come tonight?", "YES", "Robin", "A", "NO"),
        .. From(Alex, "VISIT", "YES", "Alex", "B", "NO"),
        .. From(Jo, "is there room tonight", "yes please", "Jo", "C", "I walk with a stick, steps are hard"),
        .. From(Morgan, "VISIT", "YES", "SKIP", "SKIP", "NO"),
        .. From(Kit, "Visit", "yes"), .. From(Lee, "VISIT", "YES"), .. From(Casey, "VISIT", "YES"), .. From(Ari, "VISIT", "YES"),
        .. From(Sky, "VISIT", "LIST"),
        .. From(Morgan, "NOT COMING"), .. From(Kit, "NOT COMING"), .. From(Lee, "I cant make it"), .. From(Casey, "NOT COMING"),
    ];

    private static KnownPhone Somebody(string number, string name) => new(number, name, IsOther: true);

    private static IEnumerable<(KnownPhone, string)> From(KnownPhone person, params IEnumerable<string> texts) =>
        texts.Select(words => (person, words));
}
