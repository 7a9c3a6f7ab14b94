namespace CrisisLine.Tests.Support;

/// <summary>A person asks to be rung, a supporter rings them, and they talk.</summary>
public static class Calling
{
    public static async Task Talks(CrisisLineApp app, HouseNight night, Phone person, SupporterOnShift supporter, int minutes = 10)
    {
        await person.Texts("talk now");
        var callback = (await night.Callbacks("open"))[0]!["id"]!.GetValue<long>();
        var rings = (await supporter.Calls()).Count;
        Assert.Equal(202, (await supporter.Takes(callback)).Status);
        await supporter.WasRung(rings + 1);
        await Talks(app, night, person, supporter, minutes, night.Telephone(person));
    }

    /// <summary>Their phone rings already.</summary>
    public static async Task Talks(CrisisLineApp app, HouseNight night, Phone person, Telephone supporter, int minutes)
        => await Talks(app, night, person, supporter, minutes, night.Telephone(person));

    private static async Task Talks(CrisisLineApp app, HouseNight night, Phone person, Telephone supporter, int minutes, Telephone phone)
    {
        var before = (await phone.Calls()).Count;
        await supporter.PicksUp();
        await supporter.Presses("1");
        await app.Provider.Waits(10);
        await phone.WasRung(before + 1);
        await phone.PicksUp();
        await Eventually.Is(true, async () => (await night.Callbacks("open")).Any(one => one["state"]!.GetValue<string>() == "talking"), within: TimeSpan.FromSeconds(20));
        await night.Wait(minutes);
        await supporter.HangsUp();
    }
}
