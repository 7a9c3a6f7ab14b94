using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Rest;

public sealed class LookingThingsUp : InAPhoneWorld
{
    [Fact]
    public async Task The_account_and_its_number_are_there_with_the_addresses_they_are_pointed_at()
    {
        var account = await (await World.Get($"/2010-04-01/Accounts/{PhoneWorld.Account}.json")).Json();
        Assert.Equal(("active", "Full"), (account.Text("status"), account.Text("type")));

        var numbers = await (await World.Get("IncomingPhoneNumbers.json")).Json();
        var number = numbers.GetProperty("incoming_phone_numbers").EnumerateArray().Single();
        Assert.Equal((PhoneWorld.Ours, $"{Service.Address}/twilio/sms"), (number.Text("phone_number"), number.Text("sms_url")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, numbers.GetProperty("next_page_uri").ValueKind);
    }

    [Fact]
    public async Task A_long_list_comes_a_page_at_a_time_the_latest_first()
    {
        for (var text = 1; text <= 5; text++)
            await World.SendText(PhoneWorld.Sam, $"text {text}");
        await World.SendText(PhoneWorld.Ash, "another");

        var bodies = new List<string>();
        var path = $"/2010-04-01/Accounts/{PhoneWorld.Account}/Messages.json?To={Uri.EscapeDataString(PhoneWorld.Sam)}&PageSize=2";
        while (path is not null)
        {
            var page = await (await World.Get(path)).Json();
            bodies.AddRange(page.GetProperty("messages").EnumerateArray().Select(text => text.Text("body")));
            path = page.GetProperty("next_page_uri").GetString();
        }

        Assert.Equal(["text 5", "text 4", "text 3", "text 2", "text 1"], bodies);
    }

    [Theory]
    [InlineData("DateSent=2026-11-21", 1)]
    [InlineData("DateSent=2026-11-20", 0)]
    [InlineData("DateSent%3C=2026-11-20", 0)]
    [InlineData("DateSent%3E=2026-11-21", 1)]
    [InlineData("From=%2B441632960999", 0)]
    public async Task A_list_is_only_of_what_was_asked_for(string query, int count)
    {
        await World.SendText(PhoneWorld.Sam, "hello");

        Assert.Equal(count, (await (await World.Get($"Messages.json?{query}")).Json()).GetProperty("messages").GetArrayLength());
    }

    [Theory]
    [InlineData("PageSize=0")]
    [InlineData("PageSize=1001")]
    [InlineData("PageSize=many")]
    [InlineData("Sort=up")]
    public async Task A_list_that_cannot_be_asked_for_is_refused(string query) =>
        Assert.Equal((400, 20001), await (await World.Get($"Messages.json?{query}")).Code());

    [Fact]
    public async Task A_text_can_be_blotted_out_and_deleted()
    {
        var sid = (await (await World.SendText(PhoneWorld.Sam, "a secret")).Json()).Text("sid");

        Assert.Equal("", (await (await World.Post($"Messages/{sid}.json", ("Body", ""))).Json()).Text("body"));
        Assert.Equal(204, (int)(await World.Send(HttpMethod.Delete, $"Messages/{sid}.json", PhoneWorld.Account, PhoneWorld.Token, content: null)).StatusCode);
        Assert.Equal((404, 20404), await (await World.Get($"Messages/{sid}.json")).Code());
    }

    [Fact]
    public async Task Who_waits_in_a_queue_can_be_seen_and_called_to_the_front()
    {
        Service.At("/twilio/voice", "<Enqueue>line</Enqueue>");
        Service.At("/now", "<Say>It is your turn.</Say>");
        await World.Rings(PhoneWorld.Sam);
        await World.Wait(40);

        var queue = (await (await World.Get("Queues.json")).Json()).GetProperty("queues").EnumerateArray().Single();
        Assert.Equal(("line", 1), (queue.Text("friendly_name"), queue.GetProperty("current_size").GetInt32()));
        var members = (await (await World.Get($"Queues/{queue.Text("sid")}/Members.json")).Json()).GetProperty("queue_members");
        Assert.Equal((1, 40), (members[0].GetProperty("position").GetInt32(), members[0].GetProperty("wait_time").GetInt32()));

        await World.Post($"Queues/{queue.Text("sid")}/Members/Front.json", ("Url", $"{Service.Address}/now"));
        await World.Control("settle", new { });
        Assert.Equal(["It is your turn."], await World.Heard(PhoneWorld.Sam));
    }

    [Fact]
    public async Task The_legs_of_a_call_are_listed_by_the_one_that_dialled_them()
    {
        Service.At("/twilio/voice", $"<Dial>{PhoneWorld.Ash}</Dial>");
        await World.Rings(PhoneWorld.Sam);
        var parent = (await World.LastCall(PhoneWorld.Sam)).Text("sid");

        var calls = (await (await World.Get($"Calls.json?ParentCallSid={parent}&Status=ringing")).Json()).GetProperty("calls");
        Assert.Equal((PhoneWorld.Ash, "outbound-dial"), (calls[0].Text("to"), calls[0].Text("direction")));
    }

    [Fact]
    public async Task What_the_simulator_cannot_do_is_not_taken_for_a_refusal_of_Twilio() =>
        Assert.Equal(501, (int)(await World.Post("IncomingPhoneNumbers.json", ("PhoneNumber", "+441632960001"))).StatusCode);
}
