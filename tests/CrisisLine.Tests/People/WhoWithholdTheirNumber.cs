using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.People;

public sealed class WhoWithholdTheirNumber(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("anonymous")]
    [InlineData("+266696687")]
    [InlineData("Restricted")]
    [InlineData("85258")]
    [InlineData("MyBank")]
    public async Task H24_Each_text_without_a_number_is_a_person_of_its_own_and_reaches_a_person(string from)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var phone = new Phone(from, night.Number, app.Line, app.Provider);
        var (people, texts) = (await Kept.Count(app, "person"), await Kept.Count(app, "thread"));

        for (var text = 0; text < 10; text++)
            Assert.Equal("", await phone.Texts("VISIT"));

        Assert.Equal(people + 10, await Kept.Count(app, "person"));
        Assert.Equal(texts + 10, await Kept.Count(app, "thread"));
        Assert.Equal("", await night.States());
    }
}
