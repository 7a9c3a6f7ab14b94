using System.Text;
using System.Xml;

namespace CrisisLine.Twilio;

/// <summary>People paste anything into a text; one character that XML cannot carry would lose the answer.</summary>
internal static class XmlText
{
    /// <returns>The text without control characters, halves of surrogate pairs and non-characters.</returns>
    public static string Of(string text)
    {
        var writable = new StringBuilder(text.Length);

        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                writable.Append(text[at]);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                writable.Append(text[at]).Append(text[++at]);
        }

        return writable.ToString();
    }
}
