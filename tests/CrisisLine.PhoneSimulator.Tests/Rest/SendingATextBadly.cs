using System.Net;
using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Rest;

public sealed class SendingATextBadly : InAPhoneWorld
{
    [Theory]
    [InlineData("+44770090000x", "hello", 21211)]
    [InlineData("07700900001", "hello", 21211)]
    [InlineData(PhoneWorld.Ours, "hello", 21266)]
    [InlineData(PhoneWorld.Sam, "", 21602)]
    [InlineData("", "hello", 21604)]
    [InlineData("+15005550001", "hello", 21211)]
    [InlineData("+15005550004", "hello", 21610)]
    [InlineData("+15005550009", "hello", 21614)]
    public async Task A_text_that_Twilio_would_not_take_is_refused_with_its_reason(string to, string body, int code) =>
        Assert.Equal((400, code), await (await World.SendText(to, body)).Code());

    [Fact]
    public async Task A_text_of_1600_characters_goes_out_and_one_more_is_too_many()
    {
        Assert.Equal(HttpStatusCode.Created, (await World.SendText(PhoneWorld.Sam, new string('a', 1600))).StatusCode);
        Assert.Equal((400, 21617), await (await World.SendText(PhoneWorld.Sam, new string('a', 1601))).Code());
    }

    [Theory]
    [InlineData("+447700900999", 21606)]
    [InlineData("Dial House", 21212)]
    [InlineData("", 21603)]
    public async Task A_text_from_a_number_that_is_not_ours_is_refused(string from, int code) =>
        Assert.Equal((400, code), await (await World.Post("Messages.json", ("To", PhoneWorld.Sam), ("From", from), ("Body", "hi"))).Code());

    [Theory]
    [InlineData("Boddy", "x", 20001)]
    [InlineData("StatusCallback", "/relative", 21609)]
    [InlineData("ValidityPeriod", "0", 21624)]
    [InlineData("ValidityPeriod", "soon", 21624)]
    [InlineData("ContentRetention", "forget", 20001)]
    [InlineData("From", "+441632960001", 20001)]
    public async Task A_field_that_is_unknown_or_wrong_or_twice_there_is_refused(string name, string value, int code) =>
        Assert.Equal((400, code), await (await World.SendText(PhoneWorld.Sam, "hi", (name, value))).Code());

    [Fact]
    public async Task The_refusal_says_what_Twilio_says()
    {
        var json = await (await World.SendText(PhoneWorld.Sam, "")).Json();

        Assert.Equal("https://www.twilio.com/docs/errors/21602", json.Text("more_info"));
        Assert.Equal(400, json.GetProperty("status").GetInt32());
        Assert.Equal(["code", "message", "more_info", "status"], json.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Who_does_not_know_the_token_is_told_to_authenticate()
    {
        var answer = await World.Send(HttpMethod.Get, "Messages.json", PhoneWorld.Account, "wrong", content: null);

        Assert.Equal((401, 20003), await answer.Code());
        Assert.Equal("Basic", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Another_account_and_a_text_that_is_not_there_are_not_found()
    {
        Assert.Equal((404, 20404), await (await World.Get($"/2010-04-01/Accounts/AC{new string('f', 32)}/Messages.json")).Code());
        Assert.Equal((404, 20404), await (await World.Get($"Messages/SM{new string('f', 32)}.json")).Code());
        Assert.Equal((404, 20404), await (await World.Get("Messages/whatever.json")).Code());
        Assert.Equal((404, 20404), await (await World.Get("Nothing.json")).Code());
    }

    [Theory]
    [InlineData("TooManyRequests", 429)]
    [InlineData("ServerError", 500)]
    [InlineData("Unavailable", 503)]
    public async Task A_bad_moment_passes_and_nothing_was_done(string fault, int status)
    {
        await World.Fails(fault);

        Assert.Equal(status, (int)(await World.SendText(PhoneWorld.Sam, "hi")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await World.SendText(PhoneWorld.Sam, "again")).StatusCode);
        await World.Wait(5);
        Assert.Equal(["again"], await World.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task A_text_whose_answer_is_lost_arrives_and_can_be_found_in_the_list()
    {
        await World.Fails("LoseAnswer");

        await Assert.ThrowsAsync<HttpRequestException>(() => World.SendText(PhoneWorld.Sam, "are you there?"));

        var list = await (await World.Get($"Messages.json?To={Uri.EscapeDataString(PhoneWorld.Sam)}&DateSent%3E=2026-11-21&PageSize=20")).Json();
        Assert.Equal("are you there?", list.GetProperty("messages").EnumerateArray().Single().Text("body"));
        await World.Wait(5);
        Assert.Equal(["are you there?"], await World.Read(PhoneWorld.Sam));
    }
}
