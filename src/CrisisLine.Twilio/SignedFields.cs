namespace CrisisLine.Twilio;

/// <summary>
/// The part of a signed message that comes from the form: every distinct pair of name and value, in the order of
/// the names and then of the values, each name with its value straight after it and nothing between two pairs.
/// </summary>
internal static class SignedFields
{
    public static byte[] Of(Form form)
    {
        var ordered = form.Fields.ToArray();
        ordered.AsSpan().Sort(new NameThenValue(form));

        var bytes = new byte[ordered.Sum(field => field.End - field.Start)];
        var written = 0;

        for (var at = 0; at < ordered.Length; at++)
        {
            if (at > 0 && IsSame(form, ordered[at - 1], ordered[at]))
                continue;

            var pair = form.NameAndValue(ordered[at]);
            pair.CopyTo(bytes.AsSpan(written));
            written += pair.Length;
        }

        return bytes[..written];
    }

    private static bool IsSame(Form form, Form.Field left, Form.Field right) =>
        form.Name(left).SequenceEqual(form.Name(right)) && form.Value(left).SequenceEqual(form.Value(right));

    private readonly struct NameThenValue(Form form) : IComparer<Form.Field>
    {
        public int Compare(Form.Field left, Form.Field right) =>
            Compare(form.Name(left), form.Name(right)) is var names and not 0
                ? names
                : Compare(form.Value(left), form.Value(right));

        private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
        {
            for (var at = 0; at < left.Length && at < right.Length; at++)
            {
                if (left[at] != right[at])
                    return Rank(left[at]) - Rank(right[at]);
            }

            return left.Length - right.Length;
        }

        // Twilio orders by UTF-16 code unit, in which U+E000 to U+FFFF (UTF-8: EE, EF) come after everything beyond
        // the basic plane (F0 and up), since that is written with surrogates. Elsewhere the two orders agree.
        private static int Rank(byte unit) => unit is 0xEE or 0xEF ? unit + 0x100 : unit;
    }
}
