using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CrisisLine.Twilio.Tests;

/// <summary>
/// Which elements, attributes, children and values Twilio's markup has, by Twilio's own C# library. Twilio skips what
/// it does not know and carries on with the call, so a slip of ours would be heard only by the person who calls.
/// </summary>
internal static class TwimlSchema
{
    private static readonly JsonNode Schema = Vectors.File("twiml-schema.json");

    /// <param name="family"><c>messaging</c> for answers to texts, <c>voice</c> for calls.</param>
    /// <returns>What is wrong with the document, a line each; none if it is right.</returns>
    public static IReadOnlyList<string> Faults(string document, string family)
    {
        var root = XDocument.Parse(document, LoadOptions.PreserveWhitespace).Root!;
        var type = Schema["roots"]![family]!.GetValue<string>();

        return root.Name == Element(type)["tag"]!.GetValue<string>()
            ? [.. Faults(root, type)]
            : [$"a document is a Response, not {root.Name}"];
    }

    private static IEnumerable<string> Faults(XElement element, string type)
    {
        var allowed = Element(type);
        var attributes = allowed["attributes"]!.AsObject();
        var children = allowed["children"]!.AsArray().Select(child => child!.GetValue<string>())
            .ToDictionary(child => Element(child)["tag"]!.GetValue<string>());

        foreach (var attribute in element.Attributes())
        {
            if (attributes[attribute.Name.ToString()] is not { } rule)
                yield return $"{element.Name} has no {attribute.Name}";
            else if (!Values(attribute.Value, rule).All(value => IsAllowed(value, rule)))
                yield return $"{element.Name} {attribute.Name} cannot be \"{attribute.Value}\"";
        }

        if (allowed["text"] is null && element.Nodes().OfType<XText>().Any())
            yield return $"{element.Name} has no text";

        foreach (var child in element.Elements())
        {
            if (!children.TryGetValue(child.Name.ToString(), out var childType))
                yield return $"{element.Name} has no {child.Name} in it";
            else
                foreach (var fault in Faults(child, childType))
                    yield return fault;
        }
    }

    // Types are classes of that library: two of them can share a tag, each under its own parent.
    private static JsonNode Element(string type) => Schema["elements"]![type]!;

    private static string[] Values(string text, JsonNode rule) => rule["list"] is null ? [text] : text.Split(' ');

    private static bool IsAllowed(string value, JsonNode rule) =>
        rule["values"] is { } values ? values.AsArray().Any(allowed => allowed!.GetValue<string>() == value)
        : rule["type"]!.GetValue<string>() != "integer" || int.TryParse(value, out _);
}
