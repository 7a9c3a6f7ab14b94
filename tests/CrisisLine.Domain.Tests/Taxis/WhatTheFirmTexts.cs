using CrisisLine.Domain.Taxis;

namespace CrisisLine.Domain.Tests.Taxis;

/// <summary>A desk in the middle of a Friday night answers in three words. What is clear is acted on, what is not is read by a person.</summary>
public sealed class WhatTheFirmTexts
{
    private static readonly string[] Ours = ["K7F2", "B3C4"];

    [Theory]
    [InlineData("K7F2 OK 10min silver Toyota AB12CDE", 10, "silver Toyota", "AB12 CDE")]
    [InlineData("k7f2 ok", null, null, null)]
    [InlineData("Ok K7F2", null, null, null)]
    [InlineData("ref K7F2 yes 10 mins silver toyota prius AB12 CDE", 10, "silver toyota Prius", "AB12 CDE")]
    [InlineData("K7-F2 accepted, driver on way, eta 7 minutes", 7, null, null)]
    [InlineData("k7 f2 okay no problem 15m white skoda ab12cde thanks", 15, "white Skoda", "AB12 CDE")]
    [InlineData("K7F2 12", 12, null, null)]
    [InlineData("K7F2 OK 9.15", null, null, null)]
    [InlineData("K7F2 will be there in 5 mins, blue Ford A123BCD ok", 5, "blue Ford", "A123 BCD")]
    public void Yes_in_many_spellings(string text, int? minutes, string? car, string? plate) =>
        Assert.Equal(new FirmAnswer("K7F2", FirmWord.Yes, minutes, car, plate), FirmAnswer.Read(text, Ours));

    [Theory]
    [InlineData("K7F2 NO", FirmWord.No)]
    [InlineData("sorry cant do K7F2 tonight", FirmWord.No)]
    [InlineData("K7F2 late 15", FirmWord.Late)]
    [InlineData("K7F2 sorry running 10 mins late", FirmWord.Late)]
    [InlineData("K7F2 HERE", FirmWord.Here)]
    [InlineData("driver outside K7F2", FirmWord.Here)]
    [InlineData("K7F2 POB", FirmWord.OnBoard)]
    [InlineData("K7F2 passenger on board", FirmWord.OnBoard)]
    [InlineData("K7F2 done", FirmWord.Done)]
    [InlineData("K7F2 black Audi AB12CDE", FirmWord.Car)]
    public void Everything_else_that_a_firm_says_of_a_job(string text, FirmWord word) => Assert.Equal(("K7F2", word), (FirmAnswer.Read(text, Ours)?.Reference, FirmAnswer.Read(text, Ours)?.Word));

    [Theory]
    [InlineData("K7F2 yes but no driver until 10")]
    [InlineData("what is K7F2")]
    [InlineData("who is this")]
    [InlineData("K7F2 ok 9999 500 mins")]
    [InlineData("")]
    public void What_is_not_clear_is_for_a_person(string text) => Assert.Null(FirmAnswer.Read(text, Ours));

    [Fact]
    public void A_reference_that_is_none_of_theirs_is_seen_as_one_and_none_at_all_as_none()
    {
        Assert.Equal("Z9Z9", FirmAnswer.Read("Z9Z9 OK", Ours)?.Reference);
        Assert.Null(FirmAnswer.Read("ok 10 min", Ours)!.Reference);
    }

    [Fact]
    public void H17_No_word_and_no_reference_tells_anything()
    {
        Assert.All(TaxiWord.All, word => Assert.InRange(word.Length, 4, 8));
        Assert.All(Enumerable.Range(0, 500), _ => Assert.Matches("^[BCDFGHJKLMNPQRTVWXZ][2345679][BCDFGHJKLMNPQRTVWXZ][2345679]$", TaxiWord.NewReference()));
    }
}
