namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>
/// Holds a request against the schema. Twilio itself overlooks a name that it does not know; here it is refused, because it
/// can only be a mistake.
/// </summary>
internal static class FieldChecks
{
    // Twilio has a number of its own for some fields; all others share one.
    private static readonly Dictionary<string, int> Codes = new()
    {
        ["StatusCallback"] = 21609,
        ["StatusCallbackEvent"] = 21626,
        ["ValidityPeriod"] = 21624,
        ["Url"] = 21205,
        ["MachineDetectionTimeout"] = 21262,
    };

    private static readonly Dictionary<string, int> Missing = new() { ["From"] = 21603, ["To"] = 21604 };

    /// <returns>Null if all is well.</returns>
    public static RestAnswer? Refusal(RestOperation operation, RestRequest request)
    {
        if (request.Route.Any(part => !operation.Route[part.Key].Allows(part.Value)))
            return request.NotFound;

        foreach (var (name, value) in request.Fields)
        {
            if (!operation.Fields.TryGetValue(name, out var kind))
                return RestAnswer.Refused(20001, $"Unknown parameter: {name}");
            if (!kind.Repeats && request.All(name).Skip(1).Any())
                return RestAnswer.Refused(20001, $"{name} is given more than once");
            if (value.Length > 0 && !kind.Allows(value))
                return RestAnswer.Refused(Codes.GetValueOrDefault(name, 20001), $"{name} is not valid");
        }

        return operation.Required.FirstOrDefault(name => request[name] is null) is { } absent
            ? RestAnswer.Refused(CodeOfMissing(operation, absent), $"A '{absent}' is required.")
            : null;
    }

    private static int CodeOfMissing(RestOperation operation, string name) => (operation.Id, name) switch
    {
        ("CreateCall", "To") => 21201,
        ("CreateCall", "From") => 21213,
        _ => Missing.GetValueOrDefault(name, 20001),
    };
}
