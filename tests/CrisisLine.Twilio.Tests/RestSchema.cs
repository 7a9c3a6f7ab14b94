using System.Text.Json.Nodes;

namespace CrisisLine.Twilio.Tests;

/// <summary>What each operation may be told, by Twilio's own description. What Twilio does not know it ignores.</summary>
internal static class RestSchema
{
    private static readonly JsonObject Operations = Vectors.File("rest-schema.json")["operations"]!.AsObject();

    /// <param name="operation">Method and path with its placeholders, as the description has it.</param>
    /// <returns>What is wrong with the request, a line each; none if it is right.</returns>
    public static IReadOnlyList<string> Faults(string operation, Request request)
    {
        var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        var target = request.Target.Split('?')[0];
        return method == request.Method && IsAt(path, target)
            ? [.. Faults(Operations[operation]!, request)]
            : [$"{request.Method} {target} is not {operation}"];
    }

    private static IEnumerable<string> Faults(JsonNode operation, Request request)
    {
        var query = request.Target.Contains('?') ? request.Query : [];
        foreach (var (name, _) in query)
        {
            if (operation["parameters"]![name]?["in"]?.GetValue<string>() != "query")
                yield return $"no {name} in the query";
        }

        var form = request.Body.Length > 0 ? request.Form : [];
        foreach (var (name, value) in form)
        {
            var rule = operation["form"]?["properties"]?[name];
            if (rule is null)
                yield return $"no {name} in the form";
            else if (rule["enum"] is { } values && !values.AsArray().Any(allowed => allowed!.GetValue<string>() == value))
                yield return $"{name} cannot be {value}";
            else if (rule["type"]!.GetValue<string>() == "integer" && !int.TryParse(value, out _))
                yield return $"{name} is a number";
        }

        foreach (var name in form.CountBy(field => field.Name).Where(name => name.Value > 1).Select(name => name.Key))
        {
            if (operation["form"]?["properties"]?[name]?["type"]?.GetValue<string>() != "array")
                yield return $"{name} cannot repeat";
        }

        foreach (var name in operation["form"]?["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
        {
            if (!form.Any(field => field.Name == name))
                yield return $"{name} is missing";
        }
    }

    private static bool IsAt(string path, string target)
    {
        var (parts, given) = (path.Split('/'), target.Split('/'));
        return parts.Length == given.Length && parts.Zip(given).All(pair => pair.First.StartsWith('{')
            ? pair.Second.Length > 0 && pair.Second.EndsWith(pair.First.Split('}')[1], StringComparison.Ordinal)
            : pair.First == pair.Second);
    }
}
