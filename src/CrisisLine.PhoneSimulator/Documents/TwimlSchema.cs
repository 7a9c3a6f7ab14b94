using System.Text.Json;

namespace CrisisLine.PhoneSimulator.Documents;

/// <summary>Which elements TwiML has, what may stand in them and on them: the table of <c>twiml-schema.json</c>.</summary>
internal sealed class TwimlSchema
{
    private readonly Dictionary<string, TwimlElement> _elements;

    private TwimlSchema(Dictionary<string, TwimlElement> elements) => _elements = elements;

    public static TwimlSchema Known { get; } = Read();

    public TwimlElement Voice => _elements["VoiceResponse"];

    public TwimlElement Messaging => _elements["messaging.MessagingResponse"];

    /// <returns>Null if that may not stand in there. One tag can mean different elements in different parents.</returns>
    public TwimlElement? Child(TwimlElement parent, string tag) =>
        parent.Children.Select(name => _elements[name]).FirstOrDefault(child => child.Tag == tag);

    private static TwimlSchema Read()
    {
        using var stream = typeof(TwimlSchema).Assembly.GetManifestResourceStream("twiml-schema.json")!;
        using var document = JsonDocument.Parse(stream);

        var elements = document.RootElement.GetProperty("elements").EnumerateObject()
            .ToDictionary(json => json.Name, json => Element(json.Value));
        Add(elements["Dial"], document.RootElement.GetProperty("fromDocs").GetProperty("attributesOnlyInDocs").GetProperty("Dial"));
        return new TwimlSchema(elements);
    }

    private static TwimlElement Element(JsonElement json) => new(
        json.GetProperty("tag").GetString()!,
        json.GetProperty("attributes").EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => Attribute(attribute.Value)),
        MayHaveText: json.GetProperty("text").ValueKind == JsonValueKind.Object,
        [.. json.GetProperty("children").EnumerateArray().Select(child => child.GetString()!)]);

    private static TwimlAttribute Attribute(JsonElement json) => new(
        json.GetProperty("type").GetString()!,
        json.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [],
        IsList: json.TryGetProperty("list", out _));

    private static void Add(TwimlElement element, JsonElement attributes)
    {
        foreach (var attribute in attributes.EnumerateObject())
            element.Attributes[attribute.Name] = new TwimlAttribute("string", [], IsList: false);
    }
}

/// <param name="Children">Names in the table, which are not always tags.</param>
internal sealed record TwimlElement(
    string Tag, Dictionary<string, TwimlAttribute> Attributes, bool MayHaveText, IReadOnlyList<string> Children);

/// <param name="Values">Empty if any will do.</param>
/// <param name="IsList">Several of them, with blanks in between.</param>
internal sealed record TwimlAttribute(string Type, IReadOnlyList<string> Values, bool IsList)
{
    public bool Allows(string value) =>
        IsList ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(AllowsOne) : AllowsOne(value);

    private bool AllowsOne(string value) =>
        (Values.Count == 0 || Values.Contains(value))
        && Type switch
        {
            "integer" => int.TryParse(value, out var number) && number >= 0,
            "uri" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _),
            _ => true,
        };
}
