using CrisisLine.Bookings;
using CrisisLine.Domain.Taxis;
using CrisisLine.Staff;
using CrisisLine.Taxis;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CrisisLine.Browser.Tests.Support;

/// <summary>
/// One evening at three houses: in the first stands a request in every state, in the second nobody has asked for anything, and
/// the third closes early. Somebody manages all of them, somebody else works in the first.
/// </summary>
public sealed class EveningInFull : IAsyncLifetime
{
    private readonly Dictionary<string, string> _requests = [], _threads = [];

    public CrisisLineApp App { get; } = new();

    public HouseNight House { get; private set; } = null!;

    public HouseNight Quiet { get; private set; } = null!;

    public HouseNight Closing { get; private set; } = null!;

    public Colleague Sam { get; private set; } = null!;

    public Colleague Alex { get; private set; } = null!;

    public string Address => App.Line.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Of somebody whose page is full.</summary>
    public string Person { get; private set; } = "";

    public string PersonOfAnotherNight { get; private set; } = "";

    /// <summary>Of a phone that was silent for months, and texts again.</summary>
    public string ColdPerson { get; private set; } = "";

    public static string Night => "2027-06-04";

    /// <summary>The page of a request, by how it stands.</summary>
    public string Request(string standing) => _requests[standing];

    /// <summary>The page of a thread, by what is so about it.</summary>
    public string Thread(string what) => _threads[what];

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        House = await App.HouseOpens("2027-06-04T18:05", places: 4, arrivals: "18:30 20:00", autoConfirm: false);
        Quiet = await App.HouseOpens("2027-06-04T18:05", places: 2);
        Closing = await App.HouseOpens("2027-06-04T18:05", places: 3);
        Sam = await Colleague.SignsIn(App, House.Key, Role.Manager, "Sam");
        Alex = await Colleague.SignsIn(App, House.Key, Role.HouseWorker, "Alex");
        await App.Database.Transact(tx => tx.Execute(
            "insert into membership (account_id, service_id, role, since) select @Account, id, 'Manager', @Now from service where key = any(@keys)",
            new { Sam.Account, tx.Now, keys = new[] { Quiet.Key, Closing.Key } }), CancellationToken.None);

        await TheFirstHour();
        await TheSecondHour();
        await TheInbox();
        await TheEarlyClose();
        await SomePeople();
        await SomeWhoWantACall();
    }

    /// <summary>One taxi that waits for a person to ring a firm, and one whose firm answers on a page.</summary>
    /// <returns>The journeys by how they stand, and the address of the firm's page.</returns>
    public async Task<(IReadOnlyDictionary<string, long> Journeys, string FirmsPage)> HasTaxis()
    {
        await TaxiFirm.DrivesFor(App, House, channel: "page");
        var (byPhone, byPage) = (IdOf("late"), IdOf("expected"));
        var links = App.Services.GetRequiredService<JobLink>();
        return await App.Database.Transact(async tx =>
        {
            var journeys = new Dictionary<string, long>();
            foreach (var (standing, request) in new[] { ("by-phone", byPhone), ("by-page", byPage) })
            {
                var ride = await RideTo.Read(tx, request, Direction.Out) ?? throw new InvalidOperationException("There is no such request.");
                await OrderJourney.ByWorker(tx, ride, new WorkersOrder(TaxiStories.Door, tx.Now + NodaTime.Duration.FromMinutes(30), new CarNeeds(3, 1, true), true, Sam.Account));
                journeys[standing] = await tx.One<long>("select id from taxi_journey where request_id = @request and ended_at is null", new { request });
            }

            await tx.Execute("update taxi_journey set state = 'manual' where id = @id", new { id = journeys["by-phone"] });
            var job = await tx.One<long>("select id from taxi_job where journey_id = @id", new { id = journeys["by-page"] });
            return ((IReadOnlyDictionary<string, long>)journeys, new Uri(links.To(job, tx.Now)).AbsolutePath);
        }, CancellationToken.None);
    }

    private long IdOf(string standing) => long.Parse(Request(standing).Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    public async Task DisposeAsync()
    {
        Sam.Dispose();
        Alex.Dispose();
        await App.DisposeAsync();
    }

    private async Task TheFirstHour()
    {
        await Alex.Opens($"/tonight/{House.Key}");
        await Alex.Presses("I am here tonight");
        await Comes("late", "VISIT", "YES");
        await Presses("late", "Confirm their place");
        await Comes("declined", "VISIT");
        await Presses("declined", "Tell them no, kindly", ("reason", "asked for a bed, and we have none"));
        await Comes("lapsed", "VISIT");
        await Books("arrived", "They are at the door: let them in", ("Called", "Ash"), ("Access", "Steps are hard, and bright light hurts"), ("UnderFive", "1"));
        await Presses("arrived", "Keep the note", ("toldUs", "The flat is cold, and the nights are long."), ("weDid", "Tea, and a blanket."), ("wouldLike", "To ring on Monday."));
        await Books("left", "They are at the door: let them in", ("Called", "Brook"));
        await Alex.Opens($"{Request("left")}/leave");
        await Alex.Presses("They have left", ("leftHow", "taxi"), ("feelingBefore", "8"), ("feelingAfter", "5"), ("issues", "loneliness_isolation"));
        await House.Wait(minutes: 40);
    }

    private async Task TheSecondHour()
    {
        await Task.WhenAll(Sam.SignsInAgain(), Alex.SignsInAgain());
        await Comes("said yes", "VISIT", "YES");
        await Comes("held", "VISIT");
        await Books("needs a lead", "Keep a place for them", ("Called", "Lee"), ("MayBeUnder18", "true"));
        await Books("expected", "Keep a place for them", ("Called", "Jo"));
        var leaving = await Comes("not coming", "VISIT", "YES");
        await Comes("asked first", "VISIT", "LIST");
        await Comes("waiting", "VISIT", "LIST");
        await Comes("no place", "VISIT");
        await Sam.Opens(Request("asked first"));
        await Sam.Presses("Ask them first", ("reason", "was turned away yesterday"));
        await Comes("offered", "VISIT", "LIST");
        await leaving.Texts("NOT COMING");
        await Alex.Opens($"/tonight/{House.Key}");
    }

    private async Task TheInbox()
    {
        await Writes("nobody's", House.Phone(), "Thank you for last week. The nights are long just now");
        await Writes("mine", House.Phone(), "could somebody tell me what the house is like");
        await Sam.Opens(Thread("mine"));
        await Sam.Presses("Send", ("text", "Of course. It is a quiet house with a garden, and there is tea. Would you like a call?"));
        await Writes("another's", House.Phone(), "is Alex there tonight");
        await Alex.Opens(Thread("another's"));
        await Alex.Presses("I look after this");
        await Writes("urgent", House.Phone(), "i want to die");
        await Writes("closed", House.Phone(), "just to say hello");
        await Sam.Opens(Thread("closed"));
        await Sam.Presses("Close", ("reason", "said hello"));
        await Writes("cannot be texted", House.WithoutNumber(), "I do not have my own phone");
    }

    private async Task TheEarlyClose()
    {
        foreach (var phone in Closing.Phones(2))
        {
            await phone.Texts("VISIT");
            await phone.Texts("YES");
        }

        await Sam.Opens($"/tonight/{Closing.Key}/{Night}/close");
        await Sam.Presses("Close the house for tonight", ("reason", "the boiler"), ("isSure", "true"));
        await Sam.Presses("They know");
    }

    private async Task SomePeople()
    {
        Person = await PersonOf(Request("arrived"));
        PersonOfAnotherNight = Person.Split('?')[0] + $"?service={Quiet.Key}";
        ColdPerson = await PersonOf(Request("waiting"));
        await App.Database.Transact(tx => tx.Execute(
            "update contact_point set back_at = @Now where person_id = @person", new { tx.Now, person = IdIn(ColdPerson) }), CancellationToken.None);
    }

    private async Task SomeWhoWantACall()
    {
        await House.Phone().Texts("talk now");
        await House.Phone().Texts("ring me at 9");
        var called = House.Phone();
        await called.Texts("talk now");
        await called.Texts("no call");
        await App.Database.Transact(tx => tx.Execute(
            "update account set phone = @phone where id = @Account", new { Sam.Account, phone = tx.Keys.Seal("account.phone", "+441184969999") }), CancellationToken.None);
    }

    private static Guid IdIn(string person) => Guid.Parse(person.Split('/', '?')[2]);

    private async Task<string> PersonOf(string request)
    {
        await Sam.Opens(request);
        return Sam.Page.QuerySelector("a[href^='/people/']")!.GetAttribute("href")!;
    }

    /// <summary>Somebody texts these words, one after the other.</summary>
    private async Task<Phone> Comes(string standing, params string[] texts)
    {
        var phone = House.Phone();
        foreach (var words in texts)
            await phone.Texts(words);
        await Latest(standing);
        return phone;
    }

    private async Task Books(string standing, string button, params (string, string?)[] fills)
    {
        await Alex.Opens($"/tonight/{House.Key}/{Night}/book");
        await Alex.Presses(button, fills);
        await Latest(standing);
    }

    private async Task Latest(string standing)
    {
        var id = await App.Database.Transact(tx => tx.One<long>("select max(id) from visit_request"), CancellationToken.None);
        _requests[standing] = $"/tonight/{House.Key}/{Night}/{id}";
    }

    private async Task Presses(string standing, string button, params (string, string?)[] fills)
    {
        await Alex.Opens(Request(standing));
        await Alex.Presses(button, fills);
    }

    private async Task Writes(string what, Phone phone, string words)
    {
        await phone.Texts(words);
        var id = await App.Database.Transact(tx => tx.One<long>("select max(id) from thread"), CancellationToken.None);
        _threads[what] = $"/inbox/{id}";
    }
}
