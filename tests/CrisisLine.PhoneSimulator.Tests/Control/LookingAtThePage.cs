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
    [InlineData("/phone.js", "text/javascript")]
    [InlineData("/control.js", "text/javascript")]
    [InlineData("/workshop.js", "text/javascript")]
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
        Assert.Empty(Enum.GetNames<Fault>().Except(choices));
        Assert.Empty(Enum.GetNames<OptOut>().Except(choices));
        Assert.Empty(choices.Except(Enum.GetNames<Habit>()).Except(Enum.GetNames<Fault>()).Except(Enum.GetNames<OptOut>()));
    }

    [Fact]
    public async Task The_page_may_use_nothing_that_is_not_its_own() =>
        Assert.StartsWith("default-src 'self';", Policy(await Http.GetAsync(World.Host.Address)), StringComparison.Ordinal);

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    [GeneratedRegex("<option value=\"(?<value>[A-Z]\\w+)\"")]
    private static partial Regex Choice();
}
