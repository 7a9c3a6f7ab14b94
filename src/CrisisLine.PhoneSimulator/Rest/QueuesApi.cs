using System.Text.Json.Nodes;
using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>Queues and those who wait in them.</summary>
internal static class QueuesApi
{
    private const int LongestName = 64;

    public static RestAnswer Create(RestRequest request)
    {
        var name = request["FriendlyName"]!;
        if (name.Length > LongestName)
            return RestAnswer.Refused(20001, "FriendlyName is too long");
        if (request.Exchange.Queues.Exists(queue => queue.Name == name))
            return RestAnswer.Refused(22003, "A queue of that name exists already");

        var queue = request.Exchange.OpenQueue(name);
        queue.MaxSize = CallsApi.Number(request, "MaxSize") ?? queue.MaxSize;
        return RestAnswer.Created(Shape(request.Exchange, queue));
    }

    public static RestAnswer Fetch(RestRequest request) =>
        Find(request, "Sid") is { } queue ? RestAnswer.Ok(Shape(request.Exchange, queue)) : request.NotFound;

    public static RestAnswer List(RestRequest request) =>
        Paging.Of(request, "queues", request.Exchange.Queues, queue => Shape(request.Exchange, queue));

    public static RestAnswer Update(RestRequest request)
    {
        if (Find(request, "Sid") is not { } queue)
            return request.NotFound;

        queue.Name = request["FriendlyName"] ?? queue.Name;
        queue.MaxSize = CallsApi.Number(request, "MaxSize") ?? queue.MaxSize;
        return RestAnswer.Ok(Shape(request.Exchange, queue));
    }

    public static RestAnswer Delete(RestRequest request)
    {
        if (Find(request, "Sid") is not { } queue)
            return request.NotFound;
        if (queue.Members.Count > 0)
            return RestAnswer.Refused(22002, "A queue in which somebody waits cannot be deleted");

        request.Exchange.Queues.Remove(queue);
        return RestAnswer.Gone;
    }

    public static RestAnswer FetchMember(RestRequest request) =>
        Find(request, "QueueSid") is { } queue && Member(request, queue) is { } member
            ? RestAnswer.Ok(Shape(request.Exchange, queue, member))
            : request.NotFound;

    public static RestAnswer ListMembers(RestRequest request) =>
        Find(request, "QueueSid") is { } queue
            ? Paging.Of(request, "queue_members", queue.Members.Select(member => member.Call), call => Shape(request.Exchange, queue, call))
            : request.NotFound;

    /// <summary>Takes somebody out of the queue, <c>Front</c> for the first, and on to another document.</summary>
    public static RestAnswer UpdateMember(RestRequest request)
    {
        if (Find(request, "QueueSid") is not { } queue || Member(request, queue) is not { } member)
            return request.NotFound;

        var shape = Shape(request.Exchange, queue, member);
        queue.Leave(member);
        member.Mail.Put(new CallEvent.Moved(new Errand(request["Url"]!, request["Method"] ?? "POST")));
        return RestAnswer.Ok(shape);
    }

    private static CallQueue? Find(RestRequest request, string name) =>
        request.Exchange.Queues.Find(queue => queue.Sid == request.Route[name]);

    private static Call? Member(RestRequest request, CallQueue queue) =>
        queue.Members.Select(member => member.Call)
            .FirstOrDefault(call => request.Route["CallSid"] == "Front" || call.Sid == request.Route["CallSid"]);

    private static JsonObject Shape(Exchange exchange, CallQueue queue) => new()
    {
        ["date_updated"] = Dates.Write(queue.Created),
        ["current_size"] = queue.Members.Count,
        ["friendly_name"] = queue.Name,
        ["uri"] = $"{Uri(exchange, queue)}.json",
        ["account_sid"] = exchange.Options.AccountSid,
        ["average_wait_time"] = queue.Members.Count == 0 ? 0 : (int)queue.Members.Average(member => (exchange.Now - member.Since).TotalSeconds),
        ["sid"] = queue.Sid,
        ["date_created"] = Dates.Write(queue.Created),
        ["max_size"] = queue.MaxSize,
    };

    private static JsonObject Shape(Exchange exchange, CallQueue queue, Call call)
    {
        var place = queue.Members.FindIndex(member => member.Call == call);
        var since = queue.Members[place].Since;
        return new JsonObject
        {
            ["call_sid"] = call.Sid,
            ["date_enqueued"] = Dates.Write(since),
            ["position"] = place + 1,
            ["uri"] = $"{Uri(exchange, queue)}/Members/{call.Sid}.json",
            ["wait_time"] = (int)(exchange.Now - since).TotalSeconds,
            ["queue_sid"] = queue.Sid,
        };
    }

    private static string Uri(Exchange exchange, CallQueue queue) =>
        $"/2010-04-01/Accounts/{exchange.Options.AccountSid}/Queues/{queue.Sid}";
}
