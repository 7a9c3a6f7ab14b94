using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>What Twilio's own description of its REST API says of the operations that we know.</summary>
internal sealed class RestSchema
{
    private RestSchema(IReadOnlyList<RestOperation> operations) => Operations = operations;

    public IReadOnlyList<RestOperation> Operations { get; }

    public static RestSchema Read()
    {
        using var stream = typeof(RestSchema).Assembly.GetManifestResourceStream("rest-schema.json")!;
        using var document = JsonDocument.Parse(stream);

        return new RestSchema([.. document.RootElement.GetProperty("operations").EnumerateObject().Select(Operation)]);
    }

    private static RestOperation Operation(JsonProperty json)
    {
        var line = json.Name.Split(' ', 2);
        var parameters = json.Value.GetProperty("parameters").EnumerateObject().ToList();
        var form = json.Value.TryGetProperty("form", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var isForm = form.ValueKind == JsonValueKind.Object;

        return new RestOperation(
            json.Value.GetProperty("operationId").GetString()!,
            line[0],
            line[1],
            Route: Kinds(parameters.Where(parameter => parameter.Value.GetProperty("in").GetString() == "path")),
            Fields: Kinds(isForm
                ? form.GetProperty("properties").EnumerateObject()
                : parameters.Where(parameter => parameter.Value.GetProperty("in").GetString() == "query")),
            Required: isForm ? [.. form.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)] : []);
    }

    private static Dictionary<string, FieldKind> Kinds(IEnumerable<JsonProperty> properties) => properties.ToDictionary(
        property => property.Name,
        property => new FieldKind(
            Text(property.Value, "type") ?? "string",
            Text(property.Value, "format"),
            Text(property.Value, "pattern"),
            property.Value.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [],
            Number(property.Value, "minimum"),
            Number(property.Value, "maximum")));

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static long? Number(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt64() : null;
}

/// <param name="Template">Of the path, in curly brackets what has a name: as ASP.NET Core writes routes too.</param>
/// <param name="Fields">Of the form, or of the query for a GET.</param>
internal sealed record RestOperation(
    string Id, string Method, string Template, IReadOnlyDictionary<string, FieldKind> Route,
    IReadOnlyDictionary<string, FieldKind> Fields, IReadOnlyList<string> Required);

/// <summary>What a field may be.</summary>
/// <param name="Values">Empty if it is free.</param>
internal sealed record FieldKind(string Type, string? Format, string? Pattern, IReadOnlyList<string> Values, long? Least, long? Most)
{
    public bool Repeats => Type == "array";

    public bool Allows(string value) =>
        (Values.Count == 0 || Values.Contains(value))
        && (Pattern is null || Regex.IsMatch(value, Pattern))
        && (Format is not "uri" || Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        && Type switch
        {
            "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && !(number < Least) && !(number > Most),
            "number" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "boolean" => value is "true" or "false" or "True" or "False",
            _ => true,
        };
}
