using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>What people text, by what it makes the program do.</summary>
public enum Kind { Status, Full, FreeText, Yes, Visit }

/// <summary>A text that is yet to be signed for where it is sent.</summary>
public sealed record Unsent(Kind Kind, string From, string To)
{
    public byte[] Request(string path = "/twilio/sms", string? sid = null) => Texts.Delivery(From, To, Kind switch
    {
        Kind.Status => "STATUS",
        Kind.FreeText => "I don't know who to talk to, it's been a long week and nights are the worst",
        Kind.Yes => "YES",
        _ => "VISIT",
    }, path, sid);
}

/// <summary>A database of 512 houses with 12 places each, and 16 more to which everyone comes too late; who texts them, and what.</summary>
public sealed class City
{
    private const int Open = 512, Full = 16, Places = 12;

    private readonly Texts _phones = new();
    private readonly List<string> _holders = [];
    private int _next, _yes;

    private City(string database) => (Database, Houses) = (database, new Houses(database));

    public string Database { get; }

    public Houses Houses { get; }

    public static async Task<City> Found(DurableServer server, string database)
    {
        var city = new City(await server.NewDatabase(database));
        await city.Houses.Open(from: 0, Open, Places);
        await city.Houses.Open(from: Open, Full, Places);
        city._holders.AddRange(Enumerable.Range(0, (Open + Full) * Places).Select(_ => city._phones.NewPhone()));
        await city.Houses.Know(city._holders);
        await city.Everyone(holds: true);
        return city;
    }

    /// <summary>Begins the evening anew: every place is held for someone who may say YES, or every place is free.</summary>
    public async Task Everyone(bool holds)
    {
        await Houses.FreeAll();
        await Houses.HoldAll(from: 0, Open + Full);
        // On a full evening: a planner that was told of an empty one reads every live request to find one.
        await Houses.Analyse();
        if (!holds)
            await Houses.FreeAll();
        (_next, _yes) = (0, 0);
    }

    /// <summary>Nobody's hold is made in these: a question, a request to a full house, a free text, a YES, in turn.</summary>
    public IEnumerable<Unsent> Mix(int count) => Enumerable.Range(0, count).Select(nth => Of((Kind)(nth % 4)));

    /// <summary>Each asks for a place, and is given it while there are any.</summary>
    public IEnumerable<Unsent> Visits() => Enumerable.Range(0, Open * Places).Select(_ => Of(Kind.Visit));

    public Unsent Of(Kind kind)
    {
        var house = _next++;
        return kind switch
        {
            Kind.Yes => Yes(_yes++ % (Open * Places)),
            Kind.Full => new Unsent(kind, _phones.NewPhone(), Houses.Number(Open + house / 4 % Full)),
            _ => new Unsent(kind, _phones.NewPhone(), Houses.Number(house % Open)),
        };
    }

    // The nth person holds the nth place, and places are counted house by house.
    private Unsent Yes(int nth) => new(Kind.Yes, _holders[nth], Houses.Number(nth / Places));
}
