using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>
/// Evenings on which firms answer, refuse, change their mind, write nonsense or nothing, and people change theirs, in any order. Each
/// names its seed. A thousand of them: <c>CRISISLINE_EVENINGS=1000 tests/run --filter FirmsAtRandom</c>.
/// </summary>
public sealed class FirmsAtRandom(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly string[] Says =
    [
        "OK 10min silver Toyota AB12CDE", "ok", "NO", "sorry cant", "late 15", "here", "pob", "done", "black Audi CD34EFG", "yes but no", "who is this", "OK 5",
    ];

    private static readonly string[] Doors = ["14 Harehills Lane LS8 5DN", "20 Oak Road LS9 1AA", "12 Church Street LS8", "9 Beeston Road BD1 1AA", "LS8 5DN"];

    [Fact]
    public async Task H16_However_firms_behave_there_are_never_two_cars_none_that_nobody_knows_of_and_none_for_somebody_who_does_not_come()
    {
        var evenings = int.TryParse(Environment.GetEnvironmentVariable("CRISISLINE_EVENINGS"), out var set) ? set : 3;
        for (var seed = 1; seed <= evenings; seed++)
            try
            {
                await Evening(new Random(seed));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"The evening of seed {seed} went wrong.", fault);
            }
    }

    private async Task Evening(Random chance)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 8, arrivals: "20:30 22:00");
        var firms = new List<TaxiFirm> { await TaxiFirm.DrivesFor(app, night) };
        if (chance.Next(2) == 0)
            firms.Add(await TaxiFirm.DrivesFor(app, night, rank: 2));
        var people = new List<Phone>();
        for (var nth = 0; nth < 4; nth++)
        {
            people.Add(await night.SomebodyIsComing());
            await people[^1].Texts("TAXI");
            await people[^1].Texts(Doors[chance.Next(Doors.Length)]);
            if (chance.Next(6) > 0)
                await people[^1].Texts("YES");
        }

        for (var step = 0; step < 20; step++)
        {
            await night.Wait(minutes: chance.Next(1, 18));
            var jobs = (await night.Taxis(app)).Select(taxi => (string)taxi["reference"]!).ToList();
            await Task.WhenAll(Enumerable.Range(0, chance.Next(0, 4)).Select(_ => Act(night, chance.Next(), firms, people, jobs)));
            await app.NothingIsDouble();
        }

        await NobodyIsLeftToThemselves(night);
        await night.Wait(minutes: 60 * 9);
        await night.Wait(minutes: 60 * 4);
        await app.NothingIsDouble();
        Assert.DoesNotContain(await night.Taxis(app), taxi => (string)taxi["state"]! is not ("completed" or "failed" or "cancelled"));
    }

    private static async Task Act(HouseNight night, int chance, List<TaxiFirm> firms, List<Phone> people, List<string> jobs)
    {
        var (firm, sam) = (firms[chance % firms.Count], people[chance / 7 % people.Count]);
        var job = jobs.Count == 0 ? "Z9Z9" : jobs[chance / 11 % jobs.Count];
        switch (chance / 13 % 10)
        {
            case 0:
                await sam.Texts("NOT COMING");
                break;
            case 1:
                await sam.Texts("TAXI");
                await sam.Texts(Doors[chance / 17 % Doors.Length]);
                await sam.Texts("YES");
                break;
            case 2:
                await sam.Texts("OWN");
                break;
            case 3:
                await night.Worker("arrive", chance / 17 % people.Count);
                break;
            case 4:
                await sam.Texts($"{job} OK silver Toyota AB12CDE");
                break;
            default:
                await firm.Texts($"{job} {Says[chance / 17 % Says.Length]}");
                break;
        }
    }

    /// <summary>Whatever has no firm's yes when its car was to come is a task of somebody's, or is over.</summary>
    private async Task NobodyIsLeftToThemselves(HouseNight night) => Assert.Equal(0, await Kept.Count(
        app,
        $"""
        taxi_journey journey
        join service on service.id = journey.service_id
        where service.key = '{night.Key}' and journey.ended_at is null and journey.pickup_at + interval '21 minutes' <= '{app.Clock.Now}'
          and not exists (select from thread join thread_note note on note.thread_id = thread.id where thread.person_id = journey.person_id and note.kind like '%taxi%')
          and journey.state not in ('arrived', 'on_board') and coalesce(journey.eta, journey.pickup_at) + interval '20 minutes' <= '{app.Clock.Now}'
        """));
}
