using CrisisLine.Domain.Taxis;

namespace CrisisLine.Domain.Tests.Taxis;

/// <summary>H-15: nobody is sent to a wrong door. What a person writes in distress is read back, and looked at by a person when it may be two places.</summary>
public sealed class WhereTheTaxiMeetsThem
{
    [Theory]
    [InlineData("14 harehills lane ls8 5dn", "14 harehills lane, LS8 5DN")]
    [InlineData("14 Harehills Lane, LS85DN please", "14 Harehills Lane, LS8 5DN")]
    [InlineData("hi its Flat 2, 14 Harehills Lane\nLeeds\nLS8 5DN thanks", "Flat 2, 14 Harehills Lane, Leeds, LS8 5DN")]
    [InlineData("14 harehills lane ls8", "14 harehills lane, LS8")]
    [InlineData("the bus stop outside Tesco, LS8 5DN", "bus stop outside Tesco, LS8 5DN")]
    [InlineData("taxi from 9A Call Lane LS1 7BT", "9A Call Lane, LS1 7BT")]
    [InlineData("22 Oak Rd LS8 ODN", "22 Oak Rd, LS8 0DN")]
    [InlineData("ls8 5dn 14 harehills lane", "14 harehills lane, LS8 5DN")]
    public void H15_One_door_or_one_shop_is_read_back_as_it_was_meant(string text, string readBack)
    {
        var place = PickupPlace.Read(text);

        Assert.Equal((readBack, true), (place?.Words, place?.IsSure));
    }

    [Theory]
    [InlineData("12 Church Street LS8", "two Church Streets in one district")]
    [InlineData("5 High St, LS15", "as many High Streets")]
    [InlineData("Harehills Lane LS8 5DN", "no house number")]
    [InlineData("LS8 5DN", "a postcode is twenty doors")]
    [InlineData("the flats on oak road ls8", "no number and half a postcode")]
    [InlineData("14 вулиця Шевченка LS8 5DN", "an alphabet that the driver may not read")]
    public void H15_What_may_be_two_places_is_read_back_and_then_looked_at_by_a_person(string text, string because)
    {
        var place = PickupPlace.Read(text);

        Assert.True(place is { IsSure: false }, because);
    }

    [Theory]
    [InlineData("14 harehills lane")]
    [InlineData("ls8")]
    [InlineData("at home")]
    [InlineData("i dont know where i am")]
    [InlineData("off the M62")]
    [InlineData("вулиця Шевченка 14")]
    [InlineData("")]
    public void H15_Where_no_car_would_find_them_nothing_is_guessed(string text) => Assert.Null(PickupPlace.Read(text));

    [Theory]
    [InlineData("14 harehills lane", "LS8 5DN", "14 harehills lane, LS8 5DN")]
    [InlineData("14 harehills lane leeds", "its ls8 5dn", "14 harehills lane leeds, LS8 5DN")]
    [InlineData("14 harehills lane", "20 Oak Road LS9 1AA", "20 Oak Road, LS9 1AA")]
    public void A_street_and_then_just_its_postcode_are_one_answer(string first, string second, string together)
    {
        Assert.True(PickupPlace.MayBeHalf(first));
        Assert.Equal(together, PickupPlace.Read(first, second)?.Words);
    }

    [Theory]
    [InlineData("im so scared")]
    [InlineData("no")]
    public void What_is_no_half_of_an_address_is_not_taken_for_one(string words) => Assert.False(PickupPlace.MayBeHalf(words));

    [Theory]
    [InlineData("LS1 4AP", "LS", true)]
    [InlineData("LS11 5DN", "LS", true)]
    [InlineData("LS11 5DN", "LS1", false)]
    [InlineData("LS1 4AP", "LS11", false)]
    [InlineData("LS1 4AP", "LS1", true)]
    [InlineData("BD1 1AA", "LS", false)]
    [InlineData("L1 1AA", "LS", false)]
    [InlineData("EC1A 1BB", "EC", true)]
    public void H15_LS1_is_never_LS11(string postcode, string area, bool liesIn) =>
        Assert.Equal(liesIn, Postcode.FindIn(postcode, out _)!.LiesIn([area]));

    [Theory]
    [InlineData("12 Chapel Street LS15 7AA", "12 Chapel Street, LS15", true)]
    [InlineData("12 chapel st, ls15 7aa", "12 Chapel Street, LS15 7AA", true)]
    [InlineData("14 Chapel Street LS15 7AA", "12 Chapel Street, LS15", false)]
    [InlineData("12 Oak Road LS15 7AB", "12 Chapel Street, LS15 7AA", false)]
    [InlineData("12 Oak Road LS15 7AB", null, false)]
    public void Our_own_door_is_known_as_ours(string text, string? house, bool isOurs) => Assert.Equal(isOurs, PickupPlace.Read(text)!.IsAt(house));
}
