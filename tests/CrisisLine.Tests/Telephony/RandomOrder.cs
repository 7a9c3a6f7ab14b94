using CrisisLine.Tests.Support;
using Npgsql;

namespace CrisisLine.Tests.Telephony;

/// <summary>
/// One and the same evening, as a careless network brings it: webhooks come twice, at once and to two nodes, or once more much
/// later; news of texts and calls comes in any order, twice or never. Who does what is the same every time.
/// </summary>
/// <param name="seed">Null for a network without a fault.</param>
public sealed class RandomOrder(CrisisLineApp app, Line other, NpgsqlConnection database, int? seed, int firstPhone)
{
    public const int People = 2;

    private readonly Random? _dice = seed is { } known ? new Random(known) : null;
    private readonly List<(string Path, KeyValuePair<string, string>[] Form, string Answer)> _past = [];
    private readonly List<(string Path, KeyValuePair<string, string>[] Form)> _news = [];
    private HouseNight _night = null!;

    /// <returns>Everything that came of it, but for what differs from evening to evening.</returns>
    public async Task<string> Pass()
    {
        _night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (anna, billy, house) = ($"+447700{900000 + firstPhone:d6}", $"+447700{900001 + firstPhone:d6}", _night.Landline());

        await Texts(anna, "VISIT");
        await Texts(anna, "YES");
        await Texts(billy, "VISIT");
        await Texts(billy, "LIST");
        await Rings(house.Number, "2", "1");
        await Texts(anna, "NOT COMING");
        var offer = await app.SentTo(new Phone(billy, _night.Number, app.Line));
        foreach (var status in new[] { "queued", "sending", "sent", "delivered" })
            _news.Add((new Uri(offer.StatusCallback).AbsolutePath, Form(("MessageSid", offer.Sid), ("MessageStatus", status))));
        await SomeNews(mostly: false);
        await Texts(billy, "YES");
        await Texts(billy, "NOT COMING");
        await Rings(house.Number, "2", "1", "2");
        await SomeNews(mostly: true);
        await Again(_past.Count);

        return $"{await _night.States()} | {string.Join(' ', await _night.Inbox())} | {await Rows()}";
    }

    private async Task Texts(string from, string words)
    {
        await Deliver("/twilio/sms", Form(("MessageSid", $"SM{Guid.NewGuid():n}"), ("From", from), ("To", _night.Number), ("Body", words)));
        await Again(Strikes(3) ? 2 : 0);
    }

    private async Task Rings(string from, params string[] keys)
    {
        var sid = $"CA{Guid.NewGuid():n}";
        await Deliver("/twilio/voice", Call("ringing"));
        foreach (var (key, turn) in keys.Select((key, at) => (key, at + 1)))
            await Deliver($"/twilio/call/{turn}", [.. Call("in-progress"), .. Form(("Digits", key))]);
        _news.Add(("/twilio/call-news", Call("completed")));

        KeyValuePair<string, string>[] Call(string status) =>
            Form(("CallSid", sid), ("From", from), ("To", _night.Number), ("CallStatus", status));
    }

    /// <summary>Once, or twice at the same moment; each time it is answered alike.</summary>
    private async Task Deliver(string path, KeyValuePair<string, string>[] form)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Strikes(2) ? 2 : 1).Select(_ => Node.Deliver(form, path: path)));
        Assert.All(answers, answer => Assert.Equal((200, answers[0].Body), (answer.Status, answer.Body)));
        _past.Add((path, form, answers[0].Body));
    }

    /// <summary>What was delivered long ago comes once more.</summary>
    private async Task Again(int count)
    {
        for (var nth = 0; nth < count && _dice is not null; nth++)
        {
            var (path, form, answer) = _past[_dice.Next(_past.Count)];
            Assert.Equal(answer, (await Node.Deliver(form, path: path)).Body);
        }
    }

    /// <summary>In any order, some twice, some never.</summary>
    private async Task SomeNews(bool mostly)
    {
        if (_dice is not null)
            _dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_news));
        foreach (var (path, form) in _news.Where(_ => mostly || !Strikes(2)).ToList())
            for (var times = Strikes(4) ? 0 : Strikes(4) ? 2 : 1; times > 0; times--)
                Assert.InRange((await Node.Deliver(form, path: path)).Status, 200, 204);
    }

    private async Task<string> Rows()
    {
        await using var ask = new NpgsqlCommand(
            """
            select concat_ws(' | ',
                (select string_agg(sentence || ' ' || n, ', ' order by sentence)
                 from (select sentence, count(*) as n from message where service_id = service.id group by sentence) said),
                (select string_agg(turn || coalesce(menu, ' goodbye') || steps, ', ' order by id)
                 from (select call.*, (select count(*) from call_step where call_id = call.id) as steps
                       from call where service_id = service.id) rang),
                (select count(*) from incoming_text where service_id = service.id),
                (select string_agg(kind, ' ' order by note.id)
                 from thread_note note join thread on thread.id = note.thread_id where thread.service_id = service.id),
                (select string_agg(coalesce(offer.ended, 'open'), ' ' order by offer.id)
                 from offer join visit_request request on request.id = offer.request_id
                 join service_night night on night.id = request.night_id where night.service_id = service.id))
            from service where key = @key
            """, database);
        ask.Parameters.AddWithValue("key", _night.Key);
        return (string)(await ask.ExecuteScalarAsync())!;
    }

    private Line Node => Strikes(2) ? other : app.Line;

    private bool Strikes(int oneIn) => _dice?.Next(oneIn) == 0;

    private static KeyValuePair<string, string>[] Form(params IEnumerable<(string Name, string Value)> fields) =>
        [new("AccountSid", CrisisLineApp.AccountSid), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
}
