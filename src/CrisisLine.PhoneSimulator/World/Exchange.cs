using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.Time;
using CrisisLine.PhoneSimulator.Webhooks;

namespace CrisisLine.PhoneSimulator.World;

/// <summary>
/// All that the pretend Twilio knows: one account, its numbers, the people's phones, texts, calls, queues and conferences.
/// </summary>
/// <remarks>To be touched from within <see cref="Loop"/> only.</remarks>
internal sealed class Exchange(SimulatorOptions options, Loop loop, TimeProvider clock, WebhookClient client)
{
    /// <summary>How many requests of the REST API are under way. Counted outside of the loop, so only in whole steps.</summary>
    public int RequestsAtOnce;

    private readonly Dictionary<string, Phone> _phones = [];

    // The last status callback of a text or a call, so that the next one waits for it.
    private readonly Dictionary<string, Task> _told = [];

    public SimulatorOptions Options => options;

    public Loop Loop => loop;

    public TimeProvider Clock => clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset Created { get; } = clock.GetUtcNow();

    public Journal Journal { get; } = new();

    public Faults Faults { get; } = new();

    public Switches Switches { get; } = new();

    /// <summary>active, suspended or closed; Full or Trial.</summary>
    public (string Status, string Type) Account { get; set; } = ("active", "Full");

    public List<ServiceNumber> Numbers { get; } = [];

    public List<Text> Texts { get; } = [];

    public List<Call> Calls { get; } = [];

    public List<CallQueue> Queues { get; } = [];

    public List<Conference> Conferences { get; } = [];

    /// <summary>Who (first) wants no more from whom (second).</summary>
    public HashSet<(string Person, string Number)> OptedOut { get; } = [];

    /// <summary>When the next call of the REST API may begin.</summary>
    public DateTimeOffset NextCall { get; set; }

    public IEnumerable<Phone> Phones => _phones.Values;

    /// <summary>
    /// The phone at a number; one that nobody has mentioned before begins to exist. At an address nobody answers until somebody
    /// says what the phone there does.
    /// </summary>
    public Phone PhoneAt(string number)
    {
        if (!_phones.TryGetValue(number, out var phone))
            _phones[number] = phone = new Phone(number) { Habit = World.Numbers.IsSip(number) ? Habit.SwitchedOff : Habit.Rings };
        return phone;
    }

    /// <returns>Null if the account has no such number.</returns>
    public ServiceNumber? NumberAt(string number) => Numbers.Find(ours => ours.Number == number);

    /// <summary>Says where addresses that begin so really lie. They are signed, and shown, as they were published.</summary>
    public void Reach(string url, string at) => client.Ways[url] = at;

    public Task Wait(TimeSpan time) => time > TimeSpan.Zero ? Task.Delay(time, clock) : Task.CompletedTask;

    /// <summary>Asks or tells the service once, with what is set to go wrong on the way.</summary>
    public async Task<(Reply Reply, JournalEntry Entry)> Send(Webhook webhook)
    {
        if (Faults.Strikes(Fault.UnknownParameters))
            webhook = webhook.With(
                ("XNewParameter", "something new"), ("XNewParameter", "again"), ("Parameter With Spaces", "&=+%"));

        var url = ConnectionOverrides.Without(webhook.Url);
        var wrong = Faults.Strikes(Fault.WrongSignature) ? Convert.ToBase64String(new byte[20]) : null;
        var signature = wrong ?? RequestSignature.Of(options.AuthToken, url, webhook.Method == "POST" ? webhook.Fields : []);
        var entry = Journal.Add(Now, webhook, signature);

        var reply = await loop.Away(() => client.Send(webhook, wrong));
        (entry.Status, entry.Attempts, entry.Answer, entry.Error) = (reply.Status, reply.Attempts, reply.Body, reply.Error);
        return (reply, entry);
    }

    /// <summary>
    /// Tells the service how a text or a call is getting on. What is told of one thing arrives in order, unless a fault
    /// strikes.
    /// </summary>
    /// <param name="of">The sid of the text or call.</param>
    public void Tell(string of, Webhook webhook)
    {
        if (Faults.Strikes(Fault.LoseCallback))
            return;

        var before = _told.GetValueOrDefault(of) ?? Task.CompletedTask;
        var copies = Faults.Strikes(Fault.DuplicateCallback) ? 2 : 1;

        if (Faults.Strikes(Fault.ReorderCallback) || Faults.Strikes(Fault.DelayCallback))
            loop.Begin(() => TellLate(webhook, copies));
        else
            _told[of] = TellAfter(before, webhook, copies);
    }

    // Ten seconds are longer than any healthy step of a text takes, so what follows overtakes it.
    private async Task TellLate(Webhook webhook, int copies)
    {
        await Wait(TimeSpan.FromSeconds(10));
        await TellAfter(Task.CompletedTask, webhook, copies);
    }

    private async Task TellAfter(Task before, Webhook webhook, int copies)
    {
        await before;
        for (var copy = 0; copy < copies; copy++)
        {
            var (reply, entry) = await Send(webhook);
            if (reply.Error is null && reply.Status != 204 && reply.ContentType is not ("text/xml" or "application/xml" or ""))
                entry.Problems.Add($"12300: a status callback wants 204 or XML, not {reply.ContentType}.");
        }
    }
}
