using System.Text.Json.Nodes;

namespace CrisisLine.Twilio.Tests;

public sealed class CountingSegments
{
    // The vectors' "smart" column is left alone: smart encoding happens at Twilio, if a Messaging Service asks for it.
    private static readonly IReadOnlyList<Example> All = Vectors.Read<Example>("segment-vectors.json");
    private static readonly JsonNode Alphabet = Vectors.File("sms-encoding.json");

    public static TheoryData<string> Ids => new(All.Select(example => example.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_text_has_the_encoding_and_the_segments_that_Twilios_calculator_gives_it(string id)
    {
        var (_, text, expected) = All.Single(example => example.Id == id);

        var encoding = expected.Encoding == "GSM-7" ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2;
        Assert.Equal(new Segments(encoding, expected.Segments, expected.Units), Segments.Of(text));
    }

    [Fact]
    public void There_are_forty_two_of_them() => Assert.Equal(42, All.Count);

    [Fact]
    public void Each_basic_character_stands_at_the_place_of_its_code()
    {
        var ours = Gsm7.Basic.Select((character, code) => (Character: $"U+{(int)character:X4}", Code: $"{code:x2}"));
        var theirs = Alphabet["gsm7Basic"]!.AsObject().Select(pair => (pair.Key, pair.Value!.GetValue<string>()));

        Assert.Equal(theirs.Append(("U+001B", "1b")).Order(), ours.Order());
    }

    [Fact]
    public void The_extension_is_the_same_ten_characters()
    {
        var theirs = Alphabet["gsm7Extension"]!.AsObject().Select(pair => pair.Key);

        Assert.Equal(theirs.Order(), Gsm7.Extension.Select(character => $"U+{(int)character:X4}").Order());
    }

    [Fact]
    public void The_escape_itself_is_no_character() => Assert.False(Gsm7.CanSpell("\u001b"));

    [Fact]
    public void A_line_break_of_two_characters_counts_two_and_may_be_cut()
    {
        Assert.Equal(new Segments(SmsEncoding.Ucs2, Count: 1, Units: 4), Segments.Of("ŵ\r\nŵ"));
        Assert.Equal(2, Segments.Of(new string('ŵ', 66) + "\r\n" + new string('ŵ', 66)).Count);
    }

    [Fact]
    public void Half_an_emoji_is_counted_not_refused() =>
        Assert.Equal(new Segments(SmsEncoding.Ucs2, Count: 1, Units: 4), Segments.Of("\uDE4Fa\uD83D\uD83D"));

    [Fact]
    public void A_character_longer_than_a_segment_is_cut_since_nothing_else_is_possible() =>
        Assert.Equal(3, Segments.Of("a" + string.Concat(Enumerable.Repeat("\u0301", 140))).Count);

    public sealed record Example(string Id, string Text, Expected Plain);

    public sealed record Expected(string Encoding, int Segments, int Units);
}
