namespace CrisisLine.Tests.Support;

/// <summary>Somebody who runs the evenings, at the page of the rota.</summary>
public static class Shifts
{
    /// <summary>A shift of that night, and who is on it.</summary>
    public static async Task Plans(CrisisLineApp app, HouseNight night, string from, string until, params SupporterOnShift[] supporters)
    {
        using var lead = await Opens(app, night);
        await lead.PressesIn("Plan", ("night", $"{night.Night:uuuu-MM-dd}"), ("from", from), ("until", until), ("least", $"{Math.Max(1, supporters.Length)}"), ("weeks", "1"));
        Assert.Equal("On the rota.", lead.Said);
        foreach (var supporter in supporters)
        {
            await lead.PressesIn("Put", ("supporter", $"{supporter.Id}"));
            Assert.Equal("On the rota. They are asked the day before.", lead.Said);
        }
    }

    public static async Task<Colleague> Opens(CrisisLineApp app, HouseNight night)
    {
        var lead = await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.ShiftLead, "Robin");
        await lead.Opens($"/rota?service={night.Key}");
        return lead;
    }
}
