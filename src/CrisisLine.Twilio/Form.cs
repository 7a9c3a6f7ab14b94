using System.Text;
using System.Text.Unicode;

namespace CrisisLine.Twilio;

/// <summary>
/// The fields of an <c>application/x-www-form-urlencoded</c> body, in the order in which they came. Names are
/// case-sensitive and may repeat. The framework's own form would merge names that differ only in case, and Twilio
/// signs every field it sends, also those nobody here has heard of.
/// </summary>
/// <remarks>
/// Bytes are kept as they were sent, decoded once, because a signature is made over bytes. Text is read from them
/// on demand, with U+FFFD for whatever is not UTF-8.
/// </remarks>
public sealed class Form
{
    private readonly byte[] _bytes;
    private readonly Field[] _fields;

    private Form(byte[] bytes, Field[] fields)
    {
        _bytes = bytes;
        _fields = fields;
    }

    public int Count => _fields.Length;

    /// <returns>The first value of that name; null if no field has it.</returns>
    public string? this[string name] => First(Encoding.UTF8.GetBytes(name));

    public IEnumerable<(string Name, string Value)> Pairs =>
        _fields.Select(pair => (Encoding.UTF8.GetString(Name(pair)), Encoding.UTF8.GetString(Value(pair))));

    /// <summary>
    /// Reads any bytes whatever without complaint: a percent sign without two hex digits stands for itself, a field
    /// without an equals sign has an empty value, and nothing between two ampersands is no field.
    /// </summary>
    /// <param name="body">The raw body; it is copied. How long it may be is for the caller to decide.</param>
    public static Form Parse(ReadOnlySpan<byte> body)
    {
        var bytes = new byte[body.Length];
        var fields = new Field[body.Count((byte)'&') + 1];
        var (written, count) = (0, 0);

        foreach (var part in body.Split((byte)'&'))
        {
            var field = body[part];
            if (field.IsEmpty)
                continue;

            var equals = field.IndexOf((byte)'=');
            var name = equals < 0 ? field : field[..equals];
            var value = equals < 0 ? [] : field[(equals + 1)..];

            var middle = written + PercentEncoding.Decode(name, bytes.AsSpan(written));
            var end = middle + PercentEncoding.Decode(value, bytes.AsSpan(middle));
            fields[count++] = new Field(written, middle, end);
            written = end;
        }

        return new Form(bytes, fields[..count]);
    }

    public static Form Of(IEnumerable<(string Name, string Value)> pairs)
    {
        var bytes = new List<byte>();
        var fields = new List<Field>();

        foreach (var (name, value) in pairs)
        {
            var start = bytes.Count;
            bytes.AddRange(Encoding.UTF8.GetBytes(name));
            var middle = bytes.Count;
            bytes.AddRange(Encoding.UTF8.GetBytes(value));
            fields.Add(new Field(start, middle, bytes.Count));
        }

        return new Form([.. bytes], [.. fields]);
    }

    internal ReadOnlySpan<Field> Fields => _fields;

    internal ReadOnlySpan<byte> Name(Field field) => _bytes.AsSpan(field.Start..field.Middle);

    internal ReadOnlySpan<byte> Value(Field field) => _bytes.AsSpan(field.Middle..field.End);

    /// <summary>The name with the value straight after it, which is how both are signed.</summary>
    internal ReadOnlySpan<byte> NameAndValue(Field field) => _bytes.AsSpan(field.Start..field.End);

    /// <returns>The form as a reader of text sees it; this very form if all of it is UTF-8 already.</returns>
    internal Form AsText()
    {
        foreach (var field in _fields)
        {
            if (!Utf8.IsValid(Name(field)) || !Utf8.IsValid(Value(field)))
                return Of(Pairs);
        }

        return this;
    }

    private string? First(ReadOnlySpan<byte> name)
    {
        foreach (var field in _fields)
        {
            if (Name(field).SequenceEqual(name))
                return Encoding.UTF8.GetString(Value(field));
        }

        return null;
    }

    /// <summary>Where a field lies among the decoded bytes: its name up to <c>Middle</c>, its value from there.</summary>
    internal readonly record struct Field(int Start, int Middle, int End);
}
