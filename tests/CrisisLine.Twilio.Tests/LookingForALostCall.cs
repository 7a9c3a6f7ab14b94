using System.Text.Json;
using static CrisisLine.Twilio.Tests.PretendAnswer;

namespace CrisisLine.Twilio.Tests;

public sealed class LookingForALostCall
{
    private const string Page = "/2010-04-01/Accounts/" + OurSide.AccountSid + "/Calls.json";

    [Fact]
    public async Task It_is_looked_for_as_Twilio_describes_it()
    {
        await using var provider = new PretendProvider(List([]));
        using var us = new OurSide(provider);

        Assert.Empty(Assert.IsType<CallsLookedUp.Found>(await Find(us)).Sids);

        var request = Assert.Single(provider.Requests);
        Assert.Empty(RestSchema.Faults("GET /2010-04-01/Accounts/{AccountSid}/Calls.json", request));
        Assert.Equal([("To", OurSide.Call.To), ("From", OurSide.Call.From), ("PageSize", "200")], request.Query);
    }

    [Fact]
    public async Task Every_call_of_ours_to_that_phone_is_a_candidate_and_whoever_asks_decides() =>
        Assert.Equal(["CA1", "CA2"], await Found(Item("CA1"), Item("CA2", to: null, from: null, direction: null)));

    [Fact]
    public async Task A_call_to_another_phone_or_of_theirs_to_us_is_no_candidate_even_if_the_list_was_not_narrowed() =>
        Assert.Empty(await Found(
            Item("CA1", to: "+447700900124"), Item("CA2", from: "+441134960001"), Item("CA3", direction: "inbound"),
            Item("CA4", direction: "outbound-dial")));

    [Fact]
    public async Task Further_pages_are_read_to_the_last()
    {
        await using var provider = new PretendProvider(List([Item("CA1")], Page + "?PageToken=two"), List([Item("CA2")]));
        using var us = new OurSide(provider);

        Assert.Equal(["CA1", "CA2"], Assert.IsType<CallsLookedUp.Found>(await Find(us)).Sids);
        Assert.Equal(Page + "?PageToken=two", provider.Requests[1].Target);
    }

    [Fact]
    public async Task What_is_no_list_proves_nothing()
    {
        foreach (var answer in (PretendAnswer[])[Html(500), Error(429, 20429), Json(200, "{}"), Json(200, """{"calls":[{"sid":""}]}""")])
        {
            await using var provider = new PretendProvider(answer);
            using var us = new OurSide(provider);
            Assert.IsType<CallsLookedUp.NotNow>(await Find(us));
        }
    }

    [Fact]
    public async Task Who_may_not_look_is_told_so()
    {
        await using var provider = new PretendProvider(Error(401, 20003));
        using var us = new OurSide(provider);

        Assert.Equal(new CallsLookedUp.Refused(20003, 401), await Find(us));
    }

    [Fact]
    public async Task A_list_that_never_ends_is_left_after_ten_pages_and_proves_nothing()
    {
        await using var provider = new PretendProvider(List([Item("CA1")], Page + "?PageToken=again"));
        using var us = new OurSide(provider);

        Assert.IsType<CallsLookedUp.NotNow>(await Find(us));
        Assert.Equal(10, provider.Requests.Count);
    }

    private static Task<CallsLookedUp> Find(OurSide us) => us.Rest.FindCall(OurSide.Call, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> Found(params string[] items)
    {
        await using var provider = new PretendProvider(List(items));
        using var us = new OurSide(provider);
        return Assert.IsType<CallsLookedUp.Found>(await Find(us)).Sids;
    }

    private static string Item(string sid, string? to = "+447700900123", string? from = "+441134960009", string? direction = "outbound-api") =>
        JsonSerializer.Serialize(new { sid, to, from, direction, status = "no-answer" });

    private static PretendAnswer List(string[] items, string? next = null) =>
        Json(200, $$"""{"page":0,"calls":[{{string.Join(',', items)}}],"next_page_uri":{{JsonSerializer.Serialize(next)}}}""");
}
