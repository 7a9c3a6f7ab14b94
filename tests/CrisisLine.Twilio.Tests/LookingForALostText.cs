using System.Text.Json;
using static CrisisLine.Twilio.Tests.PretendAnswer;

namespace CrisisLine.Twilio.Tests;

public sealed class LookingForALostText
{
    private const string Page = "/2010-04-01/Accounts/" + OurSide.AccountSid + "/Messages.json";
    private static readonly DateTimeOffset Began = new(2026, 11, 22, 0, 30, 0, 700, TimeSpan.FromHours(1));

    [Fact]
    public async Task It_is_looked_for_as_Twilio_describes_it_on_the_day_as_Twilio_counts_days()
    {
        await using var provider = new PretendProvider(List([]));
        using var us = new OurSide(provider);

        Assert.Empty(Assert.IsType<LookedUp.Found>(await Find(us)).Texts);

        var request = Assert.Single(provider.Requests);
        Assert.Empty(RestSchema.Faults("GET /2010-04-01/Accounts/{AccountSid}/Messages.json", request));
        Assert.Contains("&DateSent%3E=2026-11-21&", request.Target, StringComparison.Ordinal);
        Assert.Equal(
            [("To", OurSide.Text.To), ("From", OurSide.Text.From), ("DateSent>", "2026-11-21"), ("PageSize", "200")],
            request.Query);
        Assert.StartsWith("Basic ", request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_with_these_words_since_then_is_a_candidate()
    {
        var texts = await Found(Item("SM1", OurSide.Text.Body, "Sat, 21 Nov 2026 23:30:01 +0000", status: "sent"));

        Assert.Equal(
            [new("SM1", MessageStatus.Sent, OurSide.Text.Body, new(2026, 11, 21, 23, 30, 1, TimeSpan.Zero), null)], texts);
    }

    [Fact]
    public async Task Twilio_counts_whole_seconds_by_a_clock_of_its_own()
    {
        Assert.Single(await Found(Item("SM1", OurSide.Text.Body, "Sat, 21 Nov 2026 23:30:00 +0000")));
        Assert.Single(await Found(Item("SM1", OurSide.Text.Body, "Sat, 21 Nov 2026 23:29:56 +0000")));
        Assert.Single(await Found(Item("SM1", OurSide.Text.Body, null)));
        Assert.Empty(await Found(Item("SM1", OurSide.Text.Body, "Sat, 21 Nov 2026 23:29:55 +0000")));
    }

    [Fact]
    public async Task Other_words_to_the_same_person_are_no_candidate()
    {
        Assert.Empty(await Found(Item("SM1", OurSide.Text.Body + " ")));
        Assert.Empty(await Found(Item("SM1", OurSide.Text.Body.ToUpperInvariant())));
        Assert.Empty(await Found(Item("SM1", null)));
    }

    [Fact]
    public async Task The_same_words_to_another_person_are_no_candidate_even_if_the_list_was_not_narrowed()
    {
        Assert.Empty(await Found(Item("SM1", OurSide.Text.Body, to: "+447700900124")));
        Assert.Empty(await Found(Item("SM1", OurSide.Text.Body, from: "+441134960001")));
        Assert.Single(await Found(Item("SM1", OurSide.Text.Body, to: null, from: null)));
    }

    [Fact]
    public async Task All_candidates_are_returned_and_whoever_asks_decides() =>
        Assert.Equal(
            ["SM1", "SM3"],
            (await Found(
                Item("SM1", OurSide.Text.Body), Item("SM2", "Other words"), Item("SM3", OurSide.Text.Body)))
            .Select(text => text.Sid));

    [Fact]
    public async Task Words_that_cannot_be_read_hide_no_other_text()
    {
        await using var provider = new PretendProvider(
            Json(200, $$"""{"messages":[{"sid":"SM1","body":"\ud83d"},{{Item("SM2", OurSide.Text.Body)}}]}"""));
        using var us = new OurSide(provider);

        Assert.Equal("SM2", Assert.Single(Assert.IsType<LookedUp.Found>(await Find(us)).Texts).Sid);
    }

    [Fact]
    public async Task Without_a_time_every_text_ever_sent_is_looked_at()
    {
        await using var provider = new PretendProvider(List([Item("SM1", OurSide.Text.Body, "Tue, 1 Jan 2008 08:00:00 +0000")]));
        using var us = new OurSide(provider);

        var found = await us.Rest.FindText(OurSide.Text, since: null, CancellationToken.None);

        Assert.Single(Assert.IsType<LookedUp.Found>(found).Texts);
        Assert.DoesNotContain("Date", Assert.Single(provider.Requests).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_pages_are_read_to_the_last()
    {
        await using var provider = new PretendProvider(
            List([Item("SM1", OurSide.Text.Body)], Page + "?PageToken=two"), List([], Page + "?PageToken=three"),
            List([Item("SM2", OurSide.Text.Body)]));
        using var us = new OurSide(provider);

        Assert.Equal(["SM1", "SM2"], Assert.IsType<LookedUp.Found>(await Find(us)).Texts.Select(text => text.Sid));
        Assert.Equal(
            [Page + "?PageToken=two", Page + "?PageToken=three"], provider.Requests.Skip(1).Select(page => page.Target));
    }

    [Fact]
    public async Task The_next_page_may_be_given_with_its_host_if_that_is_where_we_asked()
    {
        await using var provider = new PretendProvider();
        provider.Then(List([], provider.Url + Page + "?PageToken=two"));
        provider.Then(List([Item("SM1", OurSide.Text.Body)]));
        using var us = new OurSide(provider);

        Assert.Single(Assert.IsType<LookedUp.Found>(await Find(us)).Texts);
        Assert.Equal(Page + "?PageToken=two", provider.Requests[1].Target);
    }

    [Fact]
    public async Task The_token_is_shown_to_nobody_else()
    {
        await using var elsewhere = new PretendProvider(List([]));
        var host = elsewhere.Url["http://".Length..];

        foreach (var next in (string[])[elsewhere.Url + Page, "@" + host + Page, "//" + host + Page, "", "?PageToken=two"])
        {
            await using var provider = new PretendProvider(List([], next), Html(404));
            using var us = new OurSide(provider);
            Assert.IsNotType<LookedUp.Found>(await Find(us));
        }

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_list_that_never_ends_is_left_after_ten_pages_and_proves_nothing()
    {
        await using var provider = new PretendProvider(List([Item("SM1", OurSide.Text.Body)], Page + "?PageToken=again"));
        using var us = new OurSide(provider);

        Assert.Equal(10, Assert.IsType<LookedUp.Unfinished>(await Find(us)).Texts.Count);
        Assert.Equal(10, provider.Requests.Count);
    }

    private static Task<LookedUp> Find(OurSide us) => us.Rest.FindText(OurSide.Text, Began, CancellationToken.None);

    private static async Task<IReadOnlyList<TextAtTwilio>> Found(params string[] items)
    {
        await using var provider = new PretendProvider(List(items));
        using var us = new OurSide(provider);
        return Assert.IsType<LookedUp.Found>(await Find(us)).Texts;
    }

    private static string Item(
        string sid, string? body, string? created = "Sat, 21 Nov 2026 23:31:00 +0000", string status = "queued",
        string? to = "+447700900123", string? from = "+441134960000") =>
        JsonSerializer.Serialize(new { sid, body, status, to, from, date_created = created, error_code = (int?)null });

    private static PretendAnswer List(string[] items, string? next = null) =>
        Json(200, $$"""{"page":0,"messages":[{{string.Join(',', items)}}],"next_page_uri":{{JsonSerializer.Serialize(next)}}}""");
}
