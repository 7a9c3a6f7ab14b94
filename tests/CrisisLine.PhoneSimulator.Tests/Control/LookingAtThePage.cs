using System.Net;
using System.Text.RegularExpressions;
using CrisisLine.PhoneSimulator.Tests.Support;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Tests.Control;

public sealed partial class LookingAtThePage : InAPhoneWorld
{
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/phones.css", "text/css")]
    [InlineData("/phones.js", "text/javascript")]
    public async Task The_page_comes_out_of_the_program_itself(string path, string type)
    {
        var answer = await Http.GetAsync(World.Host.Address + path);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_page_asks_nobody_else_for_anything() =>
        Assert.DoesNotContain("http", await Http.GetStringAsync(World.Host.Address), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task What_can_be_chosen_on_the_page_is_what_the_phones_know()
    {
        var page = await Http.GetStringAsync(World.Host.Address);
        var choices = Choice().Matches(page).Select(choice => choice.Groups["value"].Value).ToList();

        Assert.Empty(Enum.GetNames<Habit>().Except(choices));
        Assert.Empty(choices.Except(Enum.GetNames<Habit>()).Except(Enum.GetNames<Fault>()));
    }

    [GeneratedRegex("<option value=\"(?<value>\\w+)\"")]
    private static partial Regex Choice();
}
