using System.Globalization;
using System.Text;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>
/// Twilio's REST API, on its paths. What the schema describes but the simulator cannot do is answered 501, so that nobody
/// takes it for a thing that Twilio refuses.
/// </summary>
internal static class RestDoor
{
    private static readonly Dictionary<string, Func<RestRequest, RestAnswer>> Known = new()
    {
        ["CreateMessage"] = MessagesApi.Create,
        ["FetchMessage"] = MessagesApi.Fetch,
        ["ListMessage"] = MessagesApi.List,
        ["UpdateMessage"] = MessagesApi.Update,
        ["DeleteMessage"] = MessagesApi.Delete,
        ["CreateCall"] = CallsApi.Create,
        ["FetchCall"] = CallsApi.Fetch,
        ["ListCall"] = CallsApi.List,
        ["UpdateCall"] = CallsApi.Update,
        ["DeleteCall"] = CallsApi.Delete,
        ["CreateQueue"] = QueuesApi.Create,
        ["FetchQueue"] = QueuesApi.Fetch,
        ["ListQueue"] = QueuesApi.List,
        ["UpdateQueue"] = QueuesApi.Update,
        ["DeleteQueue"] = QueuesApi.Delete,
        ["FetchMember"] = QueuesApi.FetchMember,
        ["ListMember"] = QueuesApi.ListMembers,
        ["UpdateMember"] = QueuesApi.UpdateMember,
        ["FetchConference"] = ConferencesApi.Fetch,
        ["ListConference"] = ConferencesApi.List,
        ["UpdateConference"] = ConferencesApi.Update,
        ["CreateParticipant"] = ParticipantsApi.Create,
        ["FetchParticipant"] = ParticipantsApi.Fetch,
        ["ListParticipant"] = ParticipantsApi.List,
        ["UpdateParticipant"] = ParticipantsApi.Update,
        ["DeleteParticipant"] = ParticipantsApi.Delete,
        ["FetchAccount"] = AccountApi.Fetch,
        ["ListIncomingPhoneNumber"] = AccountApi.ListNumbers,
    };

    public static void MapRest(this IEndpointRouteBuilder routes, Exchange exchange)
    {
        foreach (var operation in RestSchema.Read().Operations)
            routes.MapMethods(operation.Template, [operation.Method], context => Receive(context, exchange, operation));

        routes.Map("/2010-04-01/{**rest}", context => Write(context, RestAnswer.NotFound(context.Request.Path)));
    }

    private static async Task Receive(HttpContext context, Exchange exchange, RestOperation operation)
    {
        var atOnce = Interlocked.Increment(ref exchange.RequestsAtOnce);
        context.Response.Headers["Twilio-Concurrent-Requests"] = atOnce.ToString(CultureInfo.InvariantCulture);
        try
        {
            await Answer(context, exchange, operation, atOnce);
        }
        finally
        {
            Interlocked.Decrement(ref exchange.RequestsAtOnce);
        }
    }

    private static async Task Answer(HttpContext context, Exchange exchange, RestOperation operation, int atOnce)
    {
        var fields = FormFields.Read(operation.Method == "GET" ? context.Request.QueryString.Value!.TrimStart('?') : await Body(context));
        var route = operation.Route.Keys.ToDictionary(name => name, name => (string)context.GetRouteValue(name)!);
        var request = new RestRequest(exchange, context.Request.Path, route, fields);
        var credentials = context.Request.Headers.Authorization.ToString();

        var (answer, isLost) = await exchange.Loop.Do(() => Decide(operation, request, credentials, atOnce));
        if (isLost)
            context.Abort();
        else
            await Write(context, answer);
    }

    private static (RestAnswer Answer, bool IsLost) Decide(
        RestOperation operation, RestRequest request, string credentials, int atOnce)
    {
        var (faults, most) = (request.Exchange.Faults, request.Exchange.Switches.MostRequestsAtOnce);

        if (SignOn.Refusal(request, credentials) is { } stranger)
            return (stranger, false);
        var to = operation.Id.StartsWith("Create", StringComparison.Ordinal) ? request["To"] : null;
        if ((most > 0 && atOnce > most) || faults.Strikes(Fault.TooManyRequests, to))
            return (RestAnswer.Error(429, 20429, "Too Many Requests"), false);
        if (faults.Strikes(Fault.Unavailable, to))
            return (new RestAnswer(503, null), false);
        if (faults.Strikes(Fault.ServerError, to))
            return (new RestAnswer(500, null), false);
        if (to is not null && faults.Strikes(Fault.Refuse, to))
            return (RestAnswer.Refused(faults.RefusedCode, "Refused, because it was set so"), false);
        if (FieldChecks.Refusal(operation, request) is { } wrong)
            return (wrong, false);
        if (!Known.TryGetValue(operation.Id, out var act))
            return (RestAnswer.Error(501, 20001, $"The simulator does not know {operation.Id}"), false);

        var answer = act(request);
        return (answer, answer.Status == 201 && faults.Strikes(Fault.LoseAnswer, to));
    }

    private static async Task<string> Body(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static async Task Write(HttpContext context, RestAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.Headers["Twilio-Request-Id"] = "RQ" + Guid.NewGuid().ToString("N");

        if (answer.Status == 401)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        if (answer.Status is 429 or 503)
            context.Response.Headers.RetryAfter = "1";

        if (answer.Json is { } json)
            await context.Response.WriteAsJsonAsync(json, context.RequestAborted);
        else if (answer.Status >= 500)
            await context.Response.WriteAsync("<html><body>upstream error</body></html>", context.RequestAborted);
    }
}
