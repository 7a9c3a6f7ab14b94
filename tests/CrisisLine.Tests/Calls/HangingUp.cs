using CrisisLine.Tests.Bookings;
using CrisisLine.Tests.Support;
using Npgsql;

namespace CrisisLine.Tests.Calls;

/// <summary>Whoever puts the phone down has what they were told that they have, and nothing is left open in the morning.</summary>
public sealed class HangingUp(CrisisLineApp app) : IClassFixture<CrisisLineApp>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await using var database = await Open();
        await using var seen = new NpgsqlCommand("select to_regclass('witnessed') is not null", database);
        if (await seen.ExecuteScalarAsync() is true)
            return;
        await using var witness = new NpgsqlCommand(NightPromises.Witness, database);
        await witness.ExecuteNonQueryAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("2", "held", "lapsed")]
    [InlineData("2 1", "confirmed", "notArrived")]
    [InlineData("2 1 2", "confirmed", "notArrived")]
    [InlineData("2 1 2 1", "confirmed", "notArrived")]
    [InlineData("2 2", "held", "lapsed")]
    [InlineData("2 3", "cancelled", "cancelled")]
    [InlineData("1", "", "")]
    [InlineData("* 2", "held", "lapsed")]
    public async Task At_any_step_the_booking_agrees_with_what_was_said(string keys, string then, string inTheMorning)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var call = await night.Phone().Rings();
        foreach (var key in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await call.Presses(key);

        await call.HangsUp();

        Assert.Equal(then, await night.States());
        for (var halfHour = 0; halfHour < 17; halfHour++)
            await night.Wait(minutes: 30);
        Assert.Equal(inTheMorning, await night.States());
        Assert.Empty(await Broken(night));
    }

    [Fact]
    public async Task A_full_house_keeps_whoever_hung_up_on_the_list_until_the_last_answer()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var first = await night.Landline().Rings();
        await first.Presses("2");
        await first.Presses("1");
        var second = await night.Landline().Rings();
        await second.Presses("2");
        await second.Presses("1");
        await second.HangsUp();

        Assert.Equal("confirmed waiting", await night.States());
        for (var halfHour = 0; halfHour < 17; halfHour++)
            await night.Wait(minutes: 30);
        Assert.Equal("notArrived noPlace", await night.States());
        Assert.Empty(await Broken(night));
    }

    private async Task<IReadOnlyList<string>> Broken(HouseNight night)
    {
        await using var database = await Open();
        await using var ask = new NpgsqlCommand(
            "select night.id from service_night night join service on service.id = night.service_id where key = @key", database);
        ask.Parameters.AddWithValue("key", night.Key);
        return await NightPromises.Broken(database, (long)(await ask.ExecuteScalarAsync())!, app.Clock.Now.ToDateTimeUtc(), alarmsHaveRung: true);
    }

    private async Task<NpgsqlConnection> Open()
    {
        var database = new NpgsqlConnection(app.ConnectionString);
        await database.OpenAsync();
        return database;
    }
}
