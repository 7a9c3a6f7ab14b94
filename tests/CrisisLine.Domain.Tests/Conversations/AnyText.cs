using CrisisLine.Domain.Conversations;
using FsCheck;
using FsCheck.Fluent;

namespace CrisisLine.Domain.Tests.Conversations;

public sealed class AnyText
{
    private static readonly (string Word, Wish Wish)[] Commands =
    [
        ("visit", Wish.Visit), ("yes", Wish.Yes), ("no", Wish.No), ("not coming", Wish.NotComing), ("cancel", Wish.NotComing),
        ("end", Wish.NotComing), ("status", Wish.Status), ("stop", Wish.Stop), ("opt out", Wish.Stop), ("start", Wish.Start),
    ];

    private static readonly (string Word, Wish Wish)[] Sentences =
    [
        ("can I come tonight", Wish.Visit), ("is there any room", Wish.Visit),
        ("yes please", Wish.Yes), ("can't come", Wish.NotComing),
    ];

    private static readonly string[] Noise =
    [
        " ", "\t", "\r\n", "\u00a0", ".", "!", "?", ",", "-", "\"", "(", "\u200b", "\u200d", "\ufeff", "\0", "\u0007", "\u202e",
        "😭", "❤️", "👍🏽", "👩‍👧", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
    ];

    [Fact]
    public void No_text_is_too_strange_to_be_read() =>
        Prop.ForAll<string>(text => Wishes.Read(text ?? "") is { } reading && (reading.Wish != Wish.Unsure || reading.SaysMore))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_of_stray_halves_of_characters_is_too_strange_to_be_read() =>
        Prop.ForAll(
            Gen.Choose(0, 0xFFFF).Select(unit => (char)unit).ArrayOf().Select(units => new string(units)).ToArbitrary(),
            text => Wishes.Read(text) is not null)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Case_spaces_punctuation_and_emoji_around_a_command_never_change_how_it_is_read()
    {
        var noise = Gen.Elements(Noise).ListOf().Select(signs => string.Concat(signs));
        var texts =
            from command in Gen.Elements([.. Commands, .. Sentences])
            from before in noise
            from after in noise
            from capital in Gen.Elements(true, false).ArrayOf(command.Word.Length)
            from gap in Gen.Elements(Noise)
            let word = string.Concat(command.Word.Select((letter, at) => capital[at] ? char.ToUpperInvariant(letter) : letter))
            select (Text: before + word.Replace(" ", " " + gap, StringComparison.Ordinal) + after, command.Wish);

        Prop.ForAll(texts.ToArbitrary(), sent => Wishes.Read(sent.Text) == new Reading(sent.Wish, SaysMore: false))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Spaces_between_the_letters_of_a_command_never_change_how_it_is_read() =>
        Assert.All(Commands, command =>
            Assert.Equal(new Reading(command.Wish, SaysMore: false), Wishes.Read(string.Join(' ', command.Word.ToCharArray()))));

    [Fact]
    public void Every_phrase_of_the_vocabulary_is_read_as_its_own_wish()
    {
        (string List, Wish Wish, bool SaysMore)[] lists =
        [
            (Vocabulary.Visit, Wish.Visit, false), (Vocabulary.Yes, Wish.Yes, false), (Vocabulary.No, Wish.No, false),
            (Vocabulary.Cancel, Wish.NotComing, false), (Vocabulary.EndAlone, Wish.NotComing, false),
            (Vocabulary.MayMeanMore, Wish.NotComing, true), (Vocabulary.Status, Wish.Status, false),
            (Vocabulary.Stop, Wish.Stop, false), (Vocabulary.Start, Wish.Start, false),
        ];

        foreach (var (list, wish, saysMore) in lists)
        {
            Assert.All(list.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), phrase =>
                Assert.Equal((phrase, new Reading(wish, saysMore)), (phrase, Wishes.Read(phrase))));
        }
    }

    [Theory]
    [InlineData("VISIT ")]
    [InlineData("v i s i t")]
    [InlineData("hi ")]
    [InlineData("not coming ")]
    [InlineData("yes but ")]
    [InlineData("😭")]
    [InlineData("a")]
    [InlineData(" ")]
    public void Seventy_kilobytes_of_anything_are_read_and_nothing_is_made_of_them(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 70_000 / part.Length));

        Assert.True(Wishes.Read(text).SaysMore);
    }
}
