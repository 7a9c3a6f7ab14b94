using CrisisLine.Browser.Tests.Support;

namespace CrisisLine.Browser.Tests;

/// <summary>Two phones and one place: one of them texts, the other one only rings.</summary>
[Collection(InABrowser.Name)]
public sealed class BookingByVoice(Browsing browser, HouseWithOnePlace house) : IClassFixture<HouseWithOnePlace>
{
    [Fact]
    public async Task Whoever_waits_and_cannot_be_texted_rings_again_and_takes_the_place_that_came_up()
    {
        await using var screen = await browser.Open(house.Phones);
        var (texts, rings) = (screen.Phone("Your phone"), screen.Phone("Another phone"));
        await texts.Texts("VISIT");
        await texts.Reads("Yes, we have room at 8pm tonight.");
        await texts.Texts("YES");
        await texts.Reads("Your place is kept at 8pm tonight");

        await rings.Does("Ring");
        await rings.Hears("You are through to Dial House.");
        await rings.Presses("2");
        await rings.Hears("We are sorry, the house is full just now.");
        await screen.Keep("voice-full");
        await rings.Presses("1");
        await rings.Hears("Someone should ring you by 12:30am tonight, yes or no.");
        // No, it is not safe to text this phone.
        await rings.Presses("2");
        await rings.Hears("We will not text you.");
        await rings.Does("Hang up");

        await texts.Texts("NOT COMING");
        await texts.Reads("Your place is called off.");
        await rings.Does("Ring");
        await rings.Hears("Press 2 to ask for a place tonight, or to hear about yours.");
        await rings.Presses("2");
        await rings.Hears("A place has opened for you at 8pm tonight.");
        await screen.Keep("voice-offered");
        await rings.Presses("1");
        await rings.Hears("Your place is kept at 8pm tonight, at Dial House.");
        await screen.Keep("voice-kept");

        Assert.Empty(screen.Complaints);
    }
}
