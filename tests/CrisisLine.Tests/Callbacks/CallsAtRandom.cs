using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Telephony;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CrisisLine.Tests.Callbacks;

/// <summary>
/// Evenings on which phones are dead, machines answer, news is lost, comes twice or in another order, and people change their
/// minds. Three here; a thousand with <c>CRISISLINE_EVENINGS=1000 tests/run --filter CallsAtRandom</c>. One that failed names its
/// seed, and <c>CRISISLINE_SEED</c> plays it again. Nodes that are killed among a thousand calls: the benchmark <c>calls-killed</c>.
/// </summary>
public sealed class CallsAtRandom(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const int Steps = 60;

    private static readonly string[] Habits = ["Rings", "Rings", "Rings", "Answers", "Busy", "NoAnswer", "Voicemail", "SwitchedOff"];
    private static readonly string[] Says = ["talk now", "talk now", "in 20 minutes", "TALK", "9", "NO CALL", "STATUS", "thank you"];
    private static readonly string[] Faults = ["LoseCallback", "DuplicateCallback", "ReorderCallback", "LoseAnswer", "ServerError", "TooManyRequests"];

    [Fact]
    public async Task H02_Whatever_phones_and_news_do_every_promise_ends_and_nobody_is_rung_twice_for_one_try()
    {
        var (first, count) = (Setting("CRISISLINE_SEED") ?? 1, Setting("CRISISLINE_SEED") is null ? Setting("CRISISLINE_EVENINGS") ?? 3 : 1);
        for (var seed = first; seed < first + count; seed++)
            await Evening(seed);
        // Or it would all be about phones that nobody picked up.
        Assert.NotEqual(0, await Kept.Count(app, "callback_attempt where answered_at is not null"));
    }

    private async Task Evening(int seed)
    {
        // Chance that can be played again; nothing hangs on its being good.
#pragma warning disable CA5394
        var chance = new Random(seed);
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var people = night.Phones(4).ToList();
        var supporters = new List<SupporterOnShift>();
        foreach (var name in new[] { "Ann", "Ben", "Cy" })
            supporters.Add(await night.Supporter(name));
        Telephone[] phones = [.. people.Select(night.Telephone), .. supporters];

        for (var step = 0; step < Steps; step++)
        {
            var phone = phones[chance.Next(phones.Length)];
            switch (chance.Next(12))
            {
                case 0 or 1 or 2:
                    await people[chance.Next(people.Count)].Texts(Says[chance.Next(Says.Length)]);
                    break;
                case 3 or 4 when await night.Callbacks("open") is { Count: > 0 } open:
                    var supporter = supporters[chance.Next(3)];
                    await supporter.Takes(open[chance.Next(open.Count)]["id"]!.GetValue<long>());
                    await app.WhenRung();
                    if (await Status(supporter) is "ringing" && chance.Next(4) > 0)
                        await supporter.Accepts();
                    break;
                case 5 or 6 or 7:
                    foreach (var one in phones)
                        await Uses(one, chance);
                    break;
                case 8:
                    await app.Provider.Waits(chance.Next(3, 40));
                    break;
                case 9:
                    await night.Wait(chance.Next(1, 12));
                    break;
                case 10 when chance.Next(2) == 0:
                    await phone.PhoneIs(Habits[chance.Next(Habits.Length)]);
                    break;
                default:
                    await app.Provider.Heals();
                    if (chance.Next(2) == 0)
                        await app.Provider.Fails(Faults[chance.Next(Faults.Length)]);
                    break;
            }
        }
#pragma warning restore CA5394

        await app.Provider.Heals();
        await ItIsMorning(night, phones);
        await Judge(night, people, seed);
    }

    /// <summary>What somebody can do with a phone as it is.</summary>
    private static async Task Uses(Telephone phone, Random chance)
    {
#pragma warning disable CA5394
        switch (await Status(phone))
        {
            case "ringing":
                await (chance.Next(4) == 0 ? phone.Declines() : phone.PicksUp());
                break;
            case "in-progress":
                await (chance.Next(5) == 0 ? phone.HangsUp() : phone.Presses("11112*3"[chance.Next(7)].ToString()));
                break;
        }
#pragma warning restore CA5394
    }

    /// <summary>Everybody hangs up, the line closes, and whatever is to be looked up has been.</summary>
    private async Task ItIsMorning(HouseNight night, IEnumerable<Telephone> phones)
    {
        foreach (var phone in phones)
            if (await Status(phone) is "in-progress")
                await phone.HangsUp();
        await app.Provider.Waits(120);
        for (var round = 0; round < 3; round++)
        {
            await night.Wait(round == 0 ? 8 * 60 : 5);
            await app.WhenRung();
            await app.NewestNode.GetRequiredService<CallWatcher>().Round(CancellationToken.None);
        }
    }

    private async Task Judge(HouseNight night, IReadOnlyList<Phone> people, int seed)
    {
        await Eventually.Is("", async () => string.Join(' ', (await night.Callbacks("open")).Select(open => open["state"]!.GetValue<string>())), TimeSpan.FromSeconds(20));
        Assert.True(await Kept.Count(app, "callback_attempt where ended_at is null") == 0, $"Seed {seed}: a supporter rings for ever.");
        var tries = await app.Database.Transact(tx => tx.Many<Tried>(
            """
            select number, count(attempt.id)::int as accepted
            from contact_point contact
            left join callback on callback.contact_point_id = contact.id
            left join callback_attempt attempt on attempt.callback_id = callback.id and attempt.accepted_at is not null
            group by contact.id
            """), CancellationToken.None);
        foreach (var person in people)
        {
            var accepted = tries.Where(one => Number(one) == person.Number).Sum(one => one.Accepted);
            var rung = (await night.Telephone(person).Calls()).Count;
            Assert.True(rung <= accepted, $"Seed {seed}: rung {rung} times, and supporters accepted {accepted}.");
        }
    }

    /// <returns>Of the latest call there; null if there was none.</returns>
    private static async Task<string?> Status(Telephone phone) => await phone.Calls() is [.., var last] ? last.Status : null;

    private string Number(Tried one) => app.Services.GetRequiredService<FieldKeys>().Open("contact_point.number", one.Number);

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    private sealed record Tried(byte[] Number, int Accepted);
}
