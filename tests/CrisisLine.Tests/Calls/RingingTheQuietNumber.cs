using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Calls;

public sealed class RingingTheQuietNumber(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H05_Whoever_rings_the_number_that_rang_them_learns_nothing_of_us()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var quiet = await night.AddQuietNumber();

        foreach (var caller in new[] { night.Phone().Number, "anonymous" })
        {
            var call = await PhoneCall.Ring(caller, quiet, app.Line);

            Assert.Equal("Hello. No one can answer on this number. Please leave nothing, and ring later. Goodbye.", call.Hears);
            Assert.False(call.IsAsked);
        }

        Assert.Empty(await night.Inbox());
    }

    [Fact]
    public async Task H05_The_number_that_rings_people_stands_on_no_page_in_no_answer_and_in_no_text_of_ours()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var jay = night.Phone();
        var texts = new List<string>();
        foreach (var words in new[] { "TALK", "NOW", "STATUS", "HELP", "PRIVACY", "NO CALL", "hello" })
            texts.Add(await jay.Texts(words));
        using var sam = await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.Manager, "Sam");
        var pages = new List<string>();
        foreach (var path in new[] { "/", "/privacy", "/callbacks", "/inbox", "/rota", "/meetings", "/my-shift", "/settings" })
        {
            await sam.Opens(path);
            pages.Add(sam.Page.DocumentElement.OuterHtml);
        }

        var api = new[] { (await app.Line.Api("/services")).Body!.ToJsonString(), (await app.Line.Api("/callbacks?state=all", "demo-worker")).Body!.ToJsonString() };
        Assert.DoesNotContain(texts.Concat(pages).Concat(api), one => one.Replace(" ", "", StringComparison.Ordinal).Contains(night.QuietNumber![3..], StringComparison.Ordinal));
    }
}
