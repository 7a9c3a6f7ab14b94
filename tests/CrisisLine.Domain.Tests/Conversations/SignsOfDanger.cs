using CrisisLine.Domain.Conversations;
using FsCheck;
using FsCheck.Fluent;

namespace CrisisLine.Domain.Tests.Conversations;

public sealed class SignsOfDanger
{
    private static readonly string[] Written =
    [
        "want to die", "kill myself", "not safe", "suicide", "end my life", "🔪", "خودکشی", "মরতে চাই", "ਮਦਦ ਕਰੋ", "想死",
        "не хочу жить", "chcę umrzeć",
    ];

    private static readonly DangerPhrases Phrases = new(Written);

    private static readonly string[] Noise =
    [
        " ", "\t", "\r\n", "\u00a0", ".", "!", "?", ",", "-", "\"", "(", "*", "\u200b", "\u200d", "\ufeff", "\0", "\u202e",
        "😭", "❤️", "👍🏽", "👩‍👧", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
    ];

    private static readonly string[] OtherWords =
        ["", "hello", "to", "I", "e", "kill", "dont", "want", "thank", "you", "a", "not", "yes", "死", "im", "مر", "going to", "99"];

    [Theory]
    [InlineData("I want to die")]
    [InlineData("I don't want to die")]
    [InlineData("i wanna die")]
    [InlineData("want 2 die")]
    [InlineData("i want to just die")]
    [InlineData("i want to fucking die")]
    [InlineData("i want to diiiiiiie")]
    [InlineData("wanttodie")]
    [InlineData("w a n t  t o  d i e")]
    [InlineData("KILL MYSELF")]
    [InlineData("kil my self")]
    [InlineData("kill-myself")]
    [InlineData("want todie")]
    [InlineData("my s u i c i d e note")]
    [InlineData("su\u200bicide")]
    [InlineData("kill 😭 myself")]
    [InlineData("s.u.i.c.i.d.e")]
    [InlineData("i feel ｓｕｉｃｉｄｅ")]
    [InlineData("𝘀𝘂𝗶𝗰𝗶𝗱𝗲")]
    [InlineData("suiside")]
    [InlineData("end my bloody life")]
    [InlineData("im not safe")]
    [InlineData("🔪")]
    [InlineData("ok🔪ok")]
    [InlineData("chce umrzec")]
    [InlineData("chcę umrzeć")]
    [InlineData("Не хочу жить.")]
    [InlineData("我想死了")]
    [InlineData("我 想 死")]
    [InlineData("میں خودکشی کرنا چاہتا ہوں")]
    [InlineData("ميں خودكشي")]
    [InlineData("আমি মরতে চাই।")]
    public void A_phrase_is_found_however_it_is_written(string text) => Assert.True(Phrases.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("visit please")]
    [InlineData("die")]
    [InlineData("want to diet")]
    [InlineData("skill myself")]
    [InlineData("not safely")]
    [InlineData("s uicide")]
    [InlineData("no tsafe")]
    [InlineData("kill my brother myself")]
    [InlineData("想去死")]
    [InlineData("🔫")]
    public void Other_words_are_not_taken_for_it(string text) => Assert.False(Phrases.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("!!!")]
    [InlineData("the")]
    [InlineData("the end")]
    [InlineData("so done")]
    public void A_phrase_of_small_words_or_none_is_not_found_in_every_text(string phrase) =>
        Assert.False(new DangerPhrases([phrase]).In("hello! i am done at one end of a bus stop, any time is good"));

    [Fact]
    public void With_no_phrases_nothing_is_found() => Assert.False(new DangerPhrases([]).In("I want to die"));

    [Fact]
    public void A_phrase_with_an_emoji_wants_both() =>
        Assert.Multiple(
            () => Assert.True(new DangerPhrases(["my 🔪"]).In("got my 🔪 here")),
            () => Assert.False(new DangerPhrases(["my 🔪"]).In("got my bag")));

    [Fact]
    public void Nothing_around_a_phrase_and_no_case_hides_it()
    {
        var noise = Gen.Elements(Noise).ListOf().Select(signs => string.Concat(signs));
        var texts =
            from phrase in Gen.Elements(Written)
            from wordsBefore in Gen.Elements(OtherWords).ListOf()
            from wordsAfter in Gen.Elements(OtherWords).ListOf()
            from before in noise
            from after in noise
            from gap in Gen.Elements(Noise)
            from capital in Gen.Elements(true, false).ArrayOf(phrase.Length)
            let cased = string.Concat(phrase.Select((letter, at) => capital[at] ? char.ToUpperInvariant(letter) : letter))
            select string.Join(' ', wordsBefore) + " " + before + cased.Replace(" ", " " + gap, StringComparison.Ordinal)
                + after + " " + string.Join(' ', wordsAfter);

        Prop.ForAll(texts.ToArbitrary(), text => Phrases.In(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Letters_held_down_never_hide_a_phrase()
    {
        var texts =
            from phrase in Gen.Elements(Written).Where(phrase => phrase.All(char.IsAscii))
            from times in Gen.Choose(1, 5).ArrayOf(phrase.Length)
            select string.Concat(phrase.Select((letter, at) => new string(letter, times[at])));

        Prop.ForAll(texts.ToArbitrary(), text => Phrases.In(text)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_and_no_phrase_is_too_strange()
    {
        var strange = Gen.Choose(0, 0xFFFF).Select(unit => (char)unit).ArrayOf().Select(units => new string(units));

        Prop.ForAll<string>(text => Phrases.In(text ?? "") || true).QuickCheckThrowOnFailure();
        Prop.ForAll(strange.ToArbitrary(), strange.ToArbitrary(), (text, phrase) =>
            new DangerPhrases([phrase]).In(text + " " + phrase) || true).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("suicid")]
    [InlineData("a ")]
    [InlineData("want to ")]
    [InlineData("💊😭")]
    [InlineData("想")]
    [InlineData("\ud83d")]
    public void Seventy_kilobytes_of_anything_are_looked_through_to_the_end(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 70_000 / part.Length));

        Assert.False(Phrases.In(text));
        Assert.True(Phrases.In(text + " I want to die"));
    }
}
