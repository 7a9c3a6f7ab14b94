using System.Net.Http.Json;
using System.Text.Json;
using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Control;

/// <summary>What the stories of a service need beside phones: each thing decided by the story, at its own moment.</summary>
public sealed class StagingAStory : IAsyncLifetime
{
    private PhoneWorld _world = null!;

    public async Task InitializeAsync() =>
        _world = await PhoneWorld.Start(options => options with { TextTakes = Timeout.InfiniteTimeSpan });

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Nothing_becomes_of_a_text_until_the_story_says_what()
    {
        await _world.SendText(PhoneWorld.Sam, "We have a place.", ("StatusCallback", $"{_world.Service.Address}/news?id=7"));
        await _world.Wait(60 * 60);
        Assert.Empty(_world.Service.Asked);

        var text = (await Read("texts?to=%2B447700900001")).EnumerateArray().Single();
        var told = await _world.Control($"texts/{text.Text("sid")}/becomes", new { status = "undelivered", code = 30005 });

        Assert.Equal(204, told.GetProperty("status").GetInt32());
        var news = _world.Service.AskedAt("/news").Single();
        Assert.Equal(("undelivered", "30005", "/news?id=7"), (news["MessageStatus"], news["ErrorCode"], news.Target));
        Assert.Equal(0, (await Read("texts?to=%2B447700900002")).GetArrayLength());
    }

    [Fact]
    public async Task Who_texts_is_shown_what_the_service_answered()
    {
        _world.Service.At("/twilio/sms", asked => $"<Message>You said {asked["Body"]}</Message>");

        var asked = await _world.Control($"phones/{PhoneWorld.Sam}/texts/answered", new { to = PhoneWorld.Ours, body = "hello" });

        Assert.Equal(200, asked.GetProperty("status").GetInt32());
        Assert.Contains("You said hello", asked.Text("answer"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Refuse", 400, 21614)]
    [InlineData("TooManyRequests", 429, 20429)]
    public async Task What_goes_wrong_for_one_phone_goes_wrong_for_no_other_and_is_counted(string fault, int status, int code)
    {
        await _world.Control("faults", new { fault, times = 2, code = 21614, to = PhoneWorld.Sam });

        Assert.Equal(201, (int)(await _world.SendText(PhoneWorld.Ash, "hello")).StatusCode);
        Assert.Equal((status, code), await (await _world.SendText(PhoneWorld.Sam, "hello")).Code());
        Assert.Equal(200, (int)(await _world.Get("Messages.json")).StatusCode);
        Assert.Equal(1, (await Read("faults")).GetProperty(fault).GetInt32());
    }

    [Fact]
    public async Task A_published_address_is_signed_as_it_is_and_reached_where_it_lies()
    {
        await _world.Control("reach", new { url = "https://line.example", at = _world.Service.Address });
        await _world.Control("numbers", new { number = PhoneWorld.Ours, smsUrl = "https://line.example/twilio/sms" });

        await _world.Texts(PhoneWorld.Sam, "hello");

        var asked = _world.Service.AskedAt("/twilio/sms").Single();
        var fields = asked.Fields.Select(field => (field.Key, field.Value));
        Assert.Equal(CrisisLine.Twilio.Signature.Of(PhoneWorld.Token, "https://line.example/twilio/sms", fields), asked.Signature);
        Assert.Equal("https://line.example/twilio/sms", (await _world.Journal())[0].Text("url"));
    }

    [Fact]
    public async Task The_account_and_its_numbers_can_be_such_as_a_service_must_not_go_live_with()
    {
        await _world.Control("account", new { status = "suspended", type = "Trial" });
        await _world.Control("numbers", new { number = "+441632960005", smsMethod = "GET", smsApplicationSid = "AP1" });
        using var http = new HttpClient();
        await http.DeleteAsync($"{_world.Host.Address}/control/numbers/%2B441632960000");

        var account = await (await _world.Get($"/2010-04-01/Accounts/{PhoneWorld.Account}.json")).Json();
        var numbers = (await (await _world.Get("IncomingPhoneNumbers.json")).Json()).GetProperty("incoming_phone_numbers");
        var number = numbers.EnumerateArray().Single();
        Assert.Equal(("suspended", "Trial"), (account.Text("status"), account.Text("type")));
        Assert.Equal(
            ("+441632960005", "GET", "AP1"), (number.Text("phone_number"), number.Text("sms_method"), number.Text("sms_application_sid")));
    }

    private async Task<JsonElement> Read(string path)
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<JsonElement>($"{_world.Host.Address}/control/{path}");
    }
}
