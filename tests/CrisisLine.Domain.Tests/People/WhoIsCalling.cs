using CrisisLine.Domain.People;

namespace CrisisLine.Domain.Tests.People;

public sealed class WhoIsCalling
{
    [Theory]
    [InlineData("anonymous")]
    [InlineData("Anonymous")]
    [InlineData("ANONYMOUS")]
    [InlineData("restricted")]
    [InlineData("Restricted")]
    [InlineData("unavailable")]
    [InlineData("UNKNOWN")]
    [InlineData("private")]
    [InlineData("Blocked")]
    [InlineData("withheld")]
    [InlineData("+266696687")]
    [InlineData("266696687")]
    [InlineData(" 266696687")]
    [InlineData("00266696687")]
    [InlineData("+7378742833")]
    [InlineData("7378742833")]
    [InlineData("+7378742883")]
    [InlineData("7378742883")]
    [InlineData("+86282452253")]
    [InlineData("86282452253")]
    [InlineData("+8656696")]
    [InlineData("8656696")]
    [InlineData("+8566696")]
    [InlineData("8566696")]
    [InlineData("+2562533")]
    [InlineData("2562533")]
    [InlineData("+464")]
    [InlineData("464")]
    [InlineData("sip:anonymous@anonymous.invalid")]
    [InlineData("sip:+447700900123@example.invalid")]
    [InlineData("client:anonymous")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void H24_a_withheld_number_identifies_nobody(string? raw) => Assert.Null(PhoneNumber.Read(raw));

    [Theory]
    [InlineData("60777")]
    [InlineData("85258")]
    [InlineData("+85258")]
    [InlineData("999")]
    [InlineData("CRISISLINE")]
    [InlineData("HM Gov")]
    [InlineData("+")]
    [InlineData("++447700900123")]
    [InlineData("+44+7700900123")]
    [InlineData("+447700900123\0")]
    [InlineData("\0")]
    [InlineData("+44770090012")]
    [InlineData("+4477009001234")]
    [InlineData("+447700900123;ext=1")]
    [InlineData("+44 0113 496 0000")]
    [InlineData("+446134960000")]
    [InlineData("+0447700900123")]
    [InlineData("+2101234567")]
    [InlineData("+999123456789")]
    [InlineData("+3531234567890123")]
    [InlineData("+10005550100")]
    [InlineData("7700900123")]
    [InlineData("+４４７７００９００１２３")]
    [InlineData("DROP TABLE person")]
    public void Rubbish_and_what_is_no_telephone_identifies_nobody(string raw) => Assert.Null(PhoneNumber.Read(raw));

    [Fact]
    public void Ten_kilobytes_identify_nobody()
    {
        Assert.Null(PhoneNumber.Read(new string('4', 10_000)));
        Assert.Null(PhoneNumber.Read(new string(' ', 10_000) + "+447700900123"));
    }

    [Theory]
    [InlineData("+447700900123")]
    [InlineData("07700 900123")]
    [InlineData("07700-900-123")]
    [InlineData("(07700) 900123")]
    [InlineData("+44 7700 900123")]
    [InlineData("+44 (0)7700 900123")]
    [InlineData("0044 7700 900123")]
    [InlineData("447700900123")]
    [InlineData(" 447700900123")]
    public void One_phone_is_one_number_however_it_is_written(string raw) =>
        Assert.Equal("+447700900123", PhoneNumber.Read(raw)?.E164);

    [Theory]
    [InlineData("0113 496 0000", "+441134960000")]
    [InlineData("+35312345678", "+35312345678")]
    [InlineData("+12025550100", "+12025550100")]
    [InlineData("+4915112345678", "+4915112345678")]
    public void Landlines_and_phones_from_abroad_are_numbers_too(string raw, string expected) =>
        Assert.Equal(expected, PhoneNumber.Read(raw)?.E164);

    [Theory]
    [InlineData("+447700900123", true)]
    [InlineData("+447624000000", true)]
    [InlineData("+441134960000", false)]
    [InlineData("+447000000000", false)]
    [InlineData("+447600000000", false)]
    [InlineData("+448000000000", false)]
    [InlineData("+35312345678", false)]
    public void H06_only_a_mobile_is_known_to_take_texts(string raw, bool expected) =>
        Assert.Equal(expected, PhoneNumber.Read(raw)!.Value.IsUkMobile);

    [Fact]
    public void A_number_never_prints_itself()
    {
        var number = PhoneNumber.Read("+447700900123");

        Assert.Equal("(a number)", $"{number}");
        Assert.Equal("Caller { Number = (a number) }", new Caller(number).ToString());
    }

    private sealed record Caller(PhoneNumber? Number);
}
