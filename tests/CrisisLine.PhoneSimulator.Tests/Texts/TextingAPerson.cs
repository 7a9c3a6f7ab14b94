using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Texts;

public sealed class TextingAPerson : InAPhoneWorld
{
    private static readonly string[] GoesWrong = ["LoseCallback", "DuplicateCallback"];

    private (string, string) Callback => ("StatusCallback", $"{Service.Address}/news?id=7");

    [Fact]
    public async Task The_service_is_told_that_its_text_is_queued_and_sent_and_delivered()
    {
        var created = await (await World.SendText(PhoneWorld.Sam, "We have a place for you.", Callback)).Json();
        Assert.Equal("queued", created.Text("status"));
        await World.Wait(10);

        Assert.Equal(["We have a place for you."], await World.Read(PhoneWorld.Sam));
        Assert.Equal(["queued", "sent", "delivered"], Statuses());
        Assert.All(Service.AskedAt("/news"), news => Assert.Equal(created.Text("sid"), news["MessageSid"]));
        Assert.Equal("delivered", (await (await World.Get($"Messages/{created.Text("sid")}.json")).Json()).Text("status"));
    }

    [Fact]
    public async Task A_phone_that_is_switched_off_gets_no_text_and_the_service_hears_why()
    {
        await World.Has(PhoneWorld.Sam, "SwitchedOff");

        await World.SendText(PhoneWorld.Sam, "hello", Callback);
        await World.Wait(10);

        Assert.Empty(await World.Read(PhoneWorld.Sam));
        Assert.Equal(("undelivered", "30003"), (Service.Asked[^1]["MessageStatus"]!, Service.Asked[^1]["ErrorCode"]!));
    }

    [Fact]
    public async Task A_text_is_not_delivered_for_the_reason_that_was_set()
    {
        await World.Fails("Undelivered", times: 1, code: 30007);

        await World.SendText(PhoneWorld.Sam, "hello", Callback);
        await World.Wait(10);

        Assert.Equal("30007", Service.Asked[^1]["ErrorCode"]);
    }

    [Fact]
    public async Task News_can_come_twice()
    {
        await World.Fails("DuplicateCallback");
        await World.SendText(PhoneWorld.Sam, "hello", Callback);
        await World.Wait(10);

        Assert.Equal(["queued", "queued", "sent", "delivered"], Statuses());
        Assert.Equal(Service.Asked[0].Token, Service.Asked[1].Token);
    }

    [Fact]
    public async Task News_can_overtake_each_other()
    {
        await World.Fails("ReorderCallback");
        await World.SendText(PhoneWorld.Sam, "hello", Callback);
        await World.Wait(30);

        Assert.Equal(["sent", "delivered", "queued"], Statuses());
    }

    [Fact]
    public async Task News_can_be_lost_and_a_receipt_need_not_come()
    {
        await World.Fails("LoseCallback");
        await World.Fails("NoReceipt");
        await World.SendText(PhoneWorld.Sam, "hello", Callback);
        await World.Wait(10);

        Assert.Equal(["sent"], Statuses());
        Assert.Equal(["hello"], await World.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_things_go_wrong()
    {
        var first = await Tried(seed: 11);
        Assert.Equal(first, await Tried(seed: 11));
        Assert.NotEqual(first, await Tried(seed: 12));
    }

    private static async Task<List<string>> Tried(int seed)
    {
        await using var world = await PhoneWorld.Start();
        await world.Control("faults/random", new { seed, share = 0.3, faults = GoesWrong });

        for (var text = 0; text < 8; text++)
            await world.SendText(PhoneWorld.Sam, $"{text}", ("StatusCallback", $"{world.Service.Address}/news/{text}"));
        await world.Wait(10);

        return [.. world.Service.Asked.Select(news => $"{news.Path} {news["MessageStatus"]}").Order()];
    }

    private List<string> Statuses() => [.. Service.AskedAt("/news").Select(news => news["MessageStatus"]!)];
}
