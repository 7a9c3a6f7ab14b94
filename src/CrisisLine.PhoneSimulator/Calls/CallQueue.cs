using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>People who wait on the line, the one who has waited longest first.</summary>
internal sealed class CallQueue(string name, DateTimeOffset created)
{
    public string Sid { get; } = World.Sid.New("QU");

    public string Name { get; set; } = name;

    public int MaxSize { get; set; } = 1000;

    public DateTimeOffset Created => created;

    public List<(Call Call, DateTimeOffset Since)> Members { get; } = [];

    /// <summary>Those who dial it while nobody is in it.</summary>
    public List<Call> Diallers { get; } = [];

    public void Join(Call call, DateTimeOffset at)
    {
        Members.Add((call, at));
        Diallers.FirstOrDefault()?.Mail.Put(new CallEvent.SomebodyWaits());
    }

    public void Leave(Call call) => Members.RemoveAll(member => member.Call == call);
}

internal static class QueuesOfExchange
{
    /// <returns>Null if no queue has that name or sid.</returns>
    public static CallQueue? QueueNamed(this Exchange exchange, string name) =>
        exchange.Queues.Find(queue => queue.Name == name || queue.Sid == name);

    public static CallQueue OpenQueue(this Exchange exchange, string name)
    {
        if (exchange.QueueNamed(name) is { } there)
            return there;

        var queue = new CallQueue(name, exchange.Now);
        exchange.Queues.Add(queue);
        return queue;
    }
}
