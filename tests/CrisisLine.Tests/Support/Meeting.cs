namespace CrisisLine.Tests.Support;

/// <summary>A meeting in a public place, planned at the screen of somebody who runs the evening.</summary>
public sealed class Meeting
{
    private readonly CrisisLineApp _app;

    private Meeting(CrisisLineApp app, HouseNight night, Phone jay, Colleague lead) => (_app, Night, Jay, Lead) = (app, night, jay, lead);

    public HouseNight Night { get; }

    /// <summary>Whom they meet.</summary>
    public Phone Jay { get; }

    public Colleague Lead { get; }

    /// <summary>An open line, a person who is in touch with it, and one venue: The Hub, 10am to 8pm on every day.</summary>
    public static async Task<Meeting> CanBePlanned(CrisisLineApp app, string wallTime = "2027-06-04T13:00")
    {
        var night = await app.LineOpens(wallTime, hours: "12:00 23:00", hasQuietNumber: true);
        using var manager = await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.Manager, "Sam");
        await manager.Opens($"/settings/{night.Key}/venues");
        await manager.PressesIn("Add", ("name", "The Hub"), ("address", "1 Example Road"), ("isPublic", "true"), ("opens", "10:00"), ("closes", "20:00"));
        Assert.Equal("On the list.", manager.Said);
        var jay = night.Phone();
        await jay.Texts("hello, could we meet one day");
        return new Meeting(app, night, jay, await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.ShiftLead, "Robin"));
    }

    /// <summary>They may have been away for long, and sign in anew.</summary>
    public async Task LeadLooks()
    {
        await Lead.SignsInAgain();
        await Lead.Opens("/meetings");
    }

    /// <returns>What the lead is told.</returns>
    public async Task<string> IsPlanned(string at, int minutes, params SupporterOnShift[] goes) => await IsPlanned(at, minutes, "2027-06-04", goes);

    public async Task<string> IsPlanned(string at, int minutes, string day, params SupporterOnShift[] goes)
    {
        await Lead.SignsInAgain();
        await Lead.Follows("/inbox", Night);
        var person = Lead.Page.QuerySelector("a[href^='/people/']")!.GetAttribute("href")!;
        await Lead.Opens(person);
        await Lead.Opens(Lead.Page.QuerySelector("a[href^='/meetings?']")!.GetAttribute("href")!);
        var venue = Lead.Page.QuerySelector("input[name=venue]")!.GetAttribute("value")!;
        await Lead.PressesIn("Plan", [("venue", venue), ("day", day), ("at", at), ("minutes", $"{minutes}"), .. goes.Select(one => ("supporters", $"{one.Id}"))]);
        return Lead.Said;
    }

    /// <summary>Two go, because nobody has spoken with them; it begins at two.</summary>
    public async Task<(SupporterOnShift Ann, SupporterOnShift Ben)> IsPlanned()
    {
        var (ann, ben) = (await Night.Supporter(isHere: false), await Night.Supporter("Ben", isHere: false));
        Assert.Equal("Planned. Everybody is told, as far as they may be texted.", await IsPlanned("14:00", 60, ann, ben));
        await _app.SentTo(ann.Texting(Night));
        await _app.SentTo(ben.Texting(Night));
        return (ann, ben);
    }
}
