using System.Text.Json.Nodes;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Inbox;

public sealed class WhatAPersonMustRead(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H10_A_text_that_shows_danger_is_urgent_and_is_still_acted_on()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");

        var answer = await sam.Texts("YES but I want to die");

        Assert.Contains("Your place is kept", answer);
        Assert.Contains("A person will read it as soon as they can", answer);
        Assert.Equal("confirmed", await night.States());
        var item = Assert.Single(await Inbox(night));
        Assert.True((bool)item!["urgent"]!);
        Assert.Equal("YES but I want to die", (string)item["excerpt"]!);
    }

    [Fact]
    public async Task H12_While_the_house_is_shut_nobody_in_danger_is_told_to_wait()
    {
        var night = await app.HouseOpens("2027-06-04T03:00", places: 2);

        var answer = await night.Phone().Texts("i took all my pills");

        Assert.Contains("We are closed, so no one can reply until 6pm tonight. Please do not wait for us", answer);
        Assert.Contains("You can talk to someone right now", answer);
    }

    [Fact]
    public async Task The_urgent_come_first_and_then_whoever_waited_longest()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("is anyone there");
        app.Clock.Now += Duration.FromMinutes(1);
        await night.Phone().Texts("are you open on sunday");
        app.Clock.Now += Duration.FromMinutes(1);
        await night.Phone().Texts("i want to kill myself");

        Assert.Equal(
            ["i want to kill myself", "is anyone there", "are you open on sunday"],
            (await Inbox(night)).Select(item => (string)item!["excerpt"]!));
    }

    [Fact]
    public async Task H38_Two_hundred_texts_of_one_person_are_all_kept_and_answered_twice_at_the_most()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        var before = await Kept.Count(app, "thread_text");

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => sam.TextsUntilAnswered($"please {number}")));

        Assert.Equal(before + 200, await Kept.Count(app, "thread_text"));
        Assert.Equal(2, answers.Count(answer => answer.Length > 0));
        Assert.Single(await Inbox(night));
    }

    [Fact]
    public async Task A_person_of_ours_takes_it_writes_back_and_closes_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("can i bring my dog");
        var id = (long)Assert.Single(await Inbox(night))!["id"]!;

        Assert.Equal(200, await Post(id, "own", """{"name":"Ann"}"""));
        Assert.Equal("Ann", (string)Assert.Single(await Inbox(night))!["owner"]!);
        Assert.Equal(200, await Post(id, "reply", """{"text":"Yes, of course. What is the dog called?"}"""));
        Assert.Equal("Yes, of course. What is the dog called?", (await app.SentTo(sam)).Words);

        // While somebody writes with them the machine is silent; what they write is kept all the same.
        Assert.Equal("", await sam.Texts("Biscuit"));
        Assert.Equal(200, await Post(id, "close", null));
        Assert.Equal(200, await Post(id, "close", null));
        Assert.Empty(await Inbox(night));
        Assert.Equal(409, await Post(id, "reply", """{"text":"hello"}"""));
    }

    [Fact]
    public async Task H07_Nobody_writes_to_someone_who_opted_out()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("can i bring my dog");
        await sam.Texts("STOP");
        var id = (long)Assert.Single(await Inbox(night))!["id"]!;

        Assert.Equal(409, await Post(id, "reply", """{"text":"Yes, of course."}"""));
        Assert.Empty(await app.Provider.TextsTo(sam));
    }

    [Theory]
    [InlineData("""{"text":""}""", 400)]
    [InlineData("""{"text":null}""", 400)]
    [InlineData("not json", 400)]
    public async Task A_reply_without_words_is_refused(string json, int status)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("hello there friend");
        var id = (long)Assert.Single(await Inbox(night))!["id"]!;

        Assert.Equal(status, await Post(id, "reply", json));
        Assert.Equal(404, await Post(987654321, "own", null));
        Assert.Equal(404, await Post("x", "close", null));
    }

    [Fact]
    public async Task A_list_never_shows_a_number_that_somebody_wrote()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("ring my mum on 07700 900456 or +44 (0)113 496 0123 please");

        var excerpt = (string)Assert.Single(await Inbox(night))!["excerpt"]!;

        Assert.Equal("ring my mum on (digits) or (digits) please", excerpt);
    }

    private async Task<JsonArray> Inbox(HouseNight night)
    {
        var (status, body) = await app.Line.Api("/inbox?state=open", "demo-worker");
        Assert.Equal(200, status);
        return [.. body!.AsArray().Where(item => (string)item!["service"]! == night.Key).Select(item => item!.DeepClone())];
    }

    private async Task<int> Post(object id, string verb, string? json) =>
        (await app.Line.Api($"/inbox/{id}/{verb}", "demo-worker", HttpMethod.Post, json)).Status;
}
