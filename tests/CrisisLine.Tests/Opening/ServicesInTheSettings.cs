using System.Text;
using CrisisLine.Opening;
using Microsoft.Extensions.Configuration;

namespace CrisisLine.Tests.Opening;

public sealed class ServicesInTheSettings
{
    private const string DialHouse =
        """
        "Key": "dial-house", "Name": "Dial House", "Kind": "house", "Numbers": ["+441134960001"], "QuietNumber": "+441134960009",
        "TimeZone": "Europe/London",
        "Opening": [{ "Days": ["Fri","Sat","Sun","Mon","Wed"], "From": "18:00", "To": "02:00", "EffectiveFrom": "2014-01-01" }],
        "Requests": { "From": "18:00", "To": "22:30" },
        "Arrivals": [{ "At": "18:30", "Places": 4 }, { "At": "21:30", "Places": 4 }],
        "AutoConfirm": true, "HoldMinutes": 30, "OfferMinutes": 15,
        "Taxi": { "Firm": "City Cabs", "Channel": "sms", "Number": "+441134960020", "Account": "DH1", "Area": ["LS"], "AcceptWithinMinutes": 5 },
        "Callback": { "AttemptGapMinutes": 15, "MaxAttempts": 2, "PromiseMinutes": 15 }
        """;

    [Fact]
    public void A_house_as_the_example_has_it_is_read_whole()
    {
        var (services, faults) = Read($"{{ {DialHouse} }}");

        Assert.Empty(faults);
        var house = Assert.Single(services);
        Assert.Equal(("dial-house", "Dial House", "house", true, 30, 15), (house.Key, house.Name, house.Kind, house.AutoConfirm, house.HoldMinutes, house.OfferMinutes));
        Assert.Equal(["+441134960001", "+441134960009"], house.Numbers.Select(number => number.Number.E164));
        Assert.Equal("+441134960009", house.QuietNumber);
        Assert.Equal(
            ["City Cabs", "sms", "+441134960020", null, "DH1", "LS", "5"], HouseSettings.OfTaxi.Take(7).Select(setting => house.Taxi![setting.Name]));
        Assert.All(HouseSettings.OfTaxi.Skip(7), setting => Assert.Null(house.Taxi![setting.Name]));
        var friday = house.Timetable.On(new LocalDate(2027, 6, 4))!;
        Assert.Equal(8, friday.Arrivals.Sum(arrival => arrival.Places));
        Assert.Null(house.Timetable.On(new LocalDate(2027, 6, 3)));
    }

    [Theory]
    [InlineData("\"TimeZone\": \"Europe/London\"", "\"TimeZone\": \"Leeds\"", "Services:0:TimeZone is no time zone such as Europe/London.")]
    [InlineData("\"From\": \"18:00\", \"To\": \"02:00\"", "\"From\": \"6pm\", \"To\": \"02:00\"", "Services:0:Opening:0:From is no time such as 18:00.")]
    [InlineData("\"Fri\"", "\"Freitag\"", "Services:0:Opening:0:Days:0 is no day such as Fri.")]
    [InlineData("\"2014-01-01\"", "\"1.1.2014\"", "Services:0:Opening:0:EffectiveFrom is no date such as 2027-01-31.")]
    [InlineData("\"+441134960001\"", "\"anonymous\"", "Services:0:Numbers:0 is no number such as +441134960001.")]
    [InlineData("\"HoldMinutes\": 30", "\"HoldMinutes\": 0", "Services:0:HoldMinutes must be a whole number of minutes, one or more.")]
    [InlineData("\"Kind\": \"house\"", "\"Kind\": \"hotel\"", "Services:0:Kind must be house, helpline or peerline.")]
    [InlineData("\"Name\": \"Dial House\"", "\"Name\": \"\"", "Services:0:Name is missing.")]
    [InlineData("\"Places\": 4 }, {", "\"Places\": 0 }, {", "Services:0: The arrival at 6.30pm needs at least one place, and has 0.")]
    [InlineData("\"Channel\": \"sms\"", "\"Channel\": \"pigeon\"", "Services:0:Taxi:Channel cannot be meant.")]
    [InlineData("[\"LS\"]", "[\"LS\", \"Leeds\"]", "Services:0:Taxi:Area cannot be meant.")]
    public void What_cannot_be_meant_is_a_line_with_the_settings_name(string right, string wrong, string fault)
    {
        Assert.Contains(right, DialHouse);

        Assert.Contains(fault, Read($"{{ {DialHouse.Replace(right, wrong)} }}").Faults);
    }

    [Fact]
    public void Two_services_cannot_have_one_key_or_one_number()
    {
        var (_, faults) = Read($"{{ {DialHouse} }}, {{ {DialHouse} }}");

        Assert.Contains("Services: two services have the key \"dial-house\".", faults);
        Assert.Contains("Services: the number ending 0001 belongs to two services.", faults);
    }

    [Fact]
    public void A_helpline_needs_neither_places_nor_hours_for_asking()
    {
        var (services, faults) = Read(
            """{ "Key": "connect", "Name": "Connect", "Kind": "helpline", "Numbers": ["+441134960002"], "Opening": [{ "Days": ["All"], "From": "18:00", "To": "22:30" }] }""");

        Assert.Empty(faults);
        var night = Assert.Single(services).Timetable.On(new LocalDate(2027, 12, 25))!;
        Assert.Null(night.Requests);
        Assert.Empty(night.Arrivals);
    }

    private static (IReadOnlyList<ServiceSettings> Services, IReadOnlyList<string> Faults) Read(string services)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Services": [ {{services}} ] }"""));
        var reader = new SettingsReader();
        var read = reader.Read(new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("Services"));
        return (read, reader.Faults);
    }
}
