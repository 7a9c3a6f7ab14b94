using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

public sealed class ClosingEarly(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H48_Everyone_who_is_expected_or_waits_is_told_at_once_and_each_who_is_expected_is_a_task_for_a_person()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "20:00 21:30");
        var (sam, alex, robin, next) = (night.Phone(), night.Phone(), night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        await alex.Texts("VISIT");
        await robin.Texts("VISIT");
        await robin.Texts("LIST");

        var (status, seen) = await app.Line.Api($"{night.Path}/close", "demo-manager", HttpMethod.Post, """{"reason":"two of the team are ill"}""");

        Assert.Equal(200, status);
        Assert.Equal("declined declined noPlace", await night.States());
        Assert.Contains("We have to close early", (await app.SentTo(sam)).Words);
        Assert.Contains("We have to close early", (await app.SentTo(alex)).Words);
        Assert.Contains("No more places came up", (await app.SentTo(robin)).Words);
        Assert.Equal(2, await Kept.Count(app, $"thread_note note join thread on thread.id = thread_id join service on service.id = service_id where key = '{night.Key}' and note.kind = 'closed_early' and urgent"));
        Assert.DoesNotContain("we have room", await next.Texts("VISIT"));
        Assert.Equal(200, (await app.Line.Api($"{night.Path}/close", "demo-manager", HttpMethod.Post, """{"reason":"again"}""")).Status);
    }

    [Fact]
    public async Task Only_a_manager_closes_early_and_says_why()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);

        Assert.Equal(403, (await app.Line.Api($"{night.Path}/close", "demo-worker", HttpMethod.Post, """{"reason":"x"}""")).Status);
        Assert.Equal(400, (await app.Line.Api($"{night.Path}/close", "demo-manager", HttpMethod.Post, """{"reason":" "}""")).Status);
        Assert.Equal(404, (await app.Line.Api("/nights/nowhere/2027-06-04/close", "demo-manager", HttpMethod.Post, """{"reason":"x"}""")).Status);
    }

    [Fact]
    public async Task Whoever_is_here_is_not_asked_where_they_are()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "21:00");
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        var id = (await night.Seen())["requests"]![0]!["id"];

        foreach (var _ in new[] { "once", "and again" })
            Assert.Equal(200, (await app.Line.Api($"{night.Path}/requests/{id}/arrive", "demo-worker", HttpMethod.Post)).Status);
        await night.Wait(minutes: 5 * 60);

        Assert.Equal("arrived", await night.States());
        Assert.DoesNotContain(
            await app.Provider.TextsTo(sam), text => text.Words.Contains("We thought", StringComparison.Ordinal));
    }
}
