using System.Text.Json.Nodes;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>What a request is answered: a status of HTTP, and JSON unless there is nothing to say.</summary>
internal sealed record RestAnswer(int Status, JsonObject? Json)
{
    public static RestAnswer Ok(JsonObject json) => new(200, json);

    public static RestAnswer Created(JsonObject json) => new(201, json);

    public static RestAnswer Gone { get; } = new(204, null);

    /// <param name="code">In Twilio's numbers.</param>
    public static RestAnswer Error(int status, int code, string message) => new(status, new JsonObject
    {
        ["code"] = code,
        ["message"] = message,
        ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
        ["status"] = status,
    });

    public static RestAnswer Refused(int code, string message) => Error(400, code, message);

    public static RestAnswer NotFound(string path) => Error(404, 20404, $"The requested resource {path} was not found");
}
