using System.Xml;
using System.Xml.Linq;

namespace CrisisLine.PhoneSimulator.Documents;

/// <summary>Something wrong with a document.</summary>
/// <param name="Code">In Twilio's numbers.</param>
/// <param name="IsWarning">Twilio skips what it does not know and goes on.</param>
internal sealed record TwimlProblem(int Code, string Words, bool IsWarning = false)
{
    public override string ToString() => $"{Code}: {Words}";
}

/// <summary>What the service said, read strictly.</summary>
/// <param name="Verbs">Only what is known; none if the document cannot be used.</param>
internal sealed record TwimlDocument(IReadOnlyList<XElement> Verbs, IReadOnlyList<TwimlProblem> Problems)
{
    private static readonly string[] AsTwiml = ["text/xml", "application/xml", "text/html"];

    /// <summary>The one that makes it unusable; null if it can be followed.</summary>
    public TwimlProblem? Failure => Problems.FirstOrDefault(problem => !problem.IsWarning);

    /// <param name="lenient">What is not in the table is a warning, as it is at Twilio.</param>
    public static TwimlDocument Read(string contentType, string body, TwimlPlace place, bool lenient)
    {
        if (contentType.StartsWith("audio/", StringComparison.Ordinal) && place.Name != "messaging")
            return Of(new XElement("Play"));
        if (contentType == "text/plain")
            return Of(place.Name == "messaging" ? new XElement("Message", body) : new XElement("Say", body));
        if (body.Length == 0)
            return new TwimlDocument([], [new TwimlProblem(11770, "The answer is empty", IsWarning: place.Name == "messaging")]);

        return AsTwiml.Contains(contentType)
            ? ReadXml(body, place, lenient)
            : Unusable(12300, $"Content type '{contentType}' is none that Twilio takes");
    }

    public static TwimlDocument ReadXml(string body, TwimlPlace place, bool lenient)
    {
        XElement root;
        try
        {
            root = XDocument.Parse(body.TrimStart('\uFEFF'), LoadOptions.PreserveWhitespace).Root!;
        }
        catch (XmlException trouble)
        {
            return Unusable(12100, $"Not XML: {trouble.Message}");
        }

        if (root.Name != "Response")
            return Unusable(12102, $"The root is '{root.Name}', not 'Response'");

        var problems = TwimlChecks.Of(root, place, lenient);
        var isUsable = problems.All(problem => problem.IsWarning);
        return new TwimlDocument(isUsable ? [.. Known(root, place)] : [], problems);
    }

    private static IEnumerable<XElement> Known(XElement root, TwimlPlace place) => root.Elements()
        .Where(verb => TwimlSchema.Known.Child(place.Root, verb.Name.LocalName) is not null)
        .Where(verb => place.Verbs?.Contains(verb.Name.LocalName) != false);

    private static TwimlDocument Of(XElement verb) => new([verb], []);

    private static TwimlDocument Unusable(int code, string words) => new([], [new TwimlProblem(code, words)]);
}
