using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrisisLine.Tests.Support;

/// <summary>Somebody who rings people: known by the API, with a phone of their own.</summary>
public sealed class SupporterOnShift : Telephone
{
    private static int _supporters;

    private SupporterOnShift(CrisisLineApp app, long id, string number)
        : base(app, number) => Id = id;

    public long Id { get; }

    public static async Task<SupporterOnShift> RingsFor(CrisisLineApp app, string service, string name = "Ann", bool isHere = true)
    {
        var number = $"+44118496{Interlocked.Increment(ref _supporters):d4}";
        var (status, body) = await app.Line.Api(
            "/supporters", "demo-worker", HttpMethod.Post, JsonSerializer.Serialize(new { name, phone = number, services = new[] { service } }));
        Assert.Equal(201, status);
        var supporter = new SupporterOnShift(app, body!["id"]!.GetValue<long>(), number);
        if (isHere)
            await supporter.SignsOn();
        return supporter;
    }

    public async Task SignsOn() => Assert.Equal(200, await Verb("sign-on"));

    public async Task SignsOff() => Assert.Equal(200, await Verb("sign-off"));

    /// <summary>The same phone as it texts the number of this service.</summary>
    public Phone Texting(HouseNight night) => new(Number, night.Number, App.Line, App.Provider);

    /// <summary>Whether the service takes them for being here.</summary>
    public async Task<bool> IsHere() => (await App.Line.Api("/supporters", "demo-worker")).Body!.AsArray()
        .Single(supporter => supporter!["id"]!.GetValue<long>() == Id)!["isSignedOn"]!.GetValue<bool>();

    /// <summary>Picks up, and presses 1; then the other phone rings.</summary>
    public async Task Accepts()
    {
        await WasRung(times: (await Calls()).Count);
        await PicksUp();
        await Presses("1");
        // They hear a sentence first.
        await App.Provider.Waits(10);
    }

    /// <summary>Takes a callback, by the API.</summary>
    public async Task<(int Status, JsonNode? Body)> Takes(long callback) =>
        await App.Line.Api($"/callbacks/{callback}/take", "demo-worker", HttpMethod.Post, JsonSerializer.Serialize(new { supporter = Id }));

    private async Task<int> Verb(string verb) => (await App.Line.Api($"/supporters/{Id}/{verb}", "demo-worker", HttpMethod.Post)).Status;
}
