using System.Globalization;
using System.Xml.Linq;

namespace CrisisLine.PhoneSimulator.Documents;

/// <summary>Holds a document against the table, and against what Twilio's pages say beyond it.</summary>
internal static class TwimlChecks
{
    private const int MostNumbers = 10;
    private const int LongestQueueName = 64;

    public static IReadOnlyList<TwimlProblem> Of(XElement root, TwimlPlace place, bool lenient) =>
        [.. OfPlace(root, place), .. OfElement(root, place.Root, lenient), .. root.Descendants().SelectMany(OfValues), .. OfOrder(root)];

    private static IEnumerable<TwimlProblem> OfPlace(XElement root, TwimlPlace place) => root.Elements()
        .Where(verb => place.Verbs?.Contains(verb.Name.LocalName) == false)
        .Select(verb => new TwimlProblem(place.ErrorOfOther, $"<{verb.Name.LocalName}> may not be said in a {place.Name} document"));

    private static IEnumerable<TwimlProblem> OfElement(XElement element, TwimlElement kind, bool lenient)
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (!kind.Attributes.TryGetValue(attribute.Name.LocalName, out var known))
                yield return new TwimlProblem(12200, $"<{kind.Tag}> has no attribute '{attribute.Name}'", lenient);
            else if (!known.Allows(attribute.Value))
                yield return new TwimlProblem(12200, $"<{kind.Tag} {attribute.Name}> may not be '{attribute.Value}'", lenient);
        }

        if (!kind.MayHaveText && element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
            yield return new TwimlProblem(12200, $"<{kind.Tag}> has no text", lenient);

        foreach (var child in element.Elements())
        {
            if (TwimlSchema.Known.Child(kind, child.Name.LocalName) is not { } known)
            {
                yield return new TwimlProblem(12200, $"<{kind.Tag}> has no <{child.Name}>", lenient);
                continue;
            }

            foreach (var problem in OfElement(child, known, lenient))
                yield return problem;
        }
    }

    private static IEnumerable<TwimlProblem> OfValues(XElement element) => (element.Name.LocalName switch
    {
        "Gather" => OfGather(element),
        "Play" => [IsBlank(element) && element.Attribute("digits") is null ? new TwimlProblem(13420, "<Play> has nothing to play") : null],
        "Say" => [IsBlank(element) ? new TwimlProblem(13520, "<Say> has nothing to say", IsWarning: true) : null],
        "Redirect" => [IsBlank(element) ? new TwimlProblem(12200, "<Redirect> has no address", IsWarning: true) : null],
        "Dial" => OfDial(element),
        "Enqueue" or "Queue" =>
            [element.Value.Trim().Length > LongestQueueName ? new TwimlProblem(13701, "The queue's name is too long") : null],
        _ => Array.Empty<TwimlProblem?>(),
    }).OfType<TwimlProblem>();

    private static IEnumerable<TwimlProblem?> OfGather(XElement gather)
    {
        if (Number(gather, "timeout") is 0)
            yield return new TwimlProblem(13313, "<Gather timeout> must be above 0");
        if (Number(gather, "numDigits") is 0)
            yield return new TwimlProblem(13314, "<Gather numDigits> must be above 0");
        if (((string?)gather.Attribute("finishOnKey") ?? "").Any(key => !"0123456789#*".Contains(key)))
            yield return new TwimlProblem(13310, "<Gather finishOnKey> is no key");
    }

    private static IEnumerable<TwimlProblem?> OfDial(XElement dial)
    {
        if (Number(dial, "timeout") is 0)
            yield return new TwimlProblem(13212, "<Dial timeout> must be above 0");
        if (dial.Elements("Number").Count() > MostNumbers)
            yield return new TwimlProblem(13223, $"<Dial> rings at most {MostNumbers} numbers");
        if (!dial.HasElements && IsBlank(dial))
            yield return new TwimlProblem(13223, "<Dial> says nobody to dial");
    }

    /// <summary>A refusal is for a call that was not answered yet: as anything but the first verb it comes too late.</summary>
    private static IEnumerable<TwimlProblem> OfOrder(XElement root) => root.Elements("Reject").Where(reject => reject.ElementsBeforeSelf().Any())
        .Select(_ => new TwimlProblem(12200, "<Reject> comes too late: the call is answered by the verb before it", IsWarning: true));

    private static bool IsBlank(XElement element) => string.IsNullOrWhiteSpace(element.Value);

    private static int? Number(XElement element, string name) =>
        int.TryParse((string?)element.Attribute(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
