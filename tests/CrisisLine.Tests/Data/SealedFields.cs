using System.Security.Cryptography;
using System.Text;
using CrisisLine.Data;

namespace CrisisLine.Tests.Data;

public sealed class SealedFields
{
    private static readonly byte[] Today = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Yesterday = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Lookup = RandomNumberGenerator.GetBytes(32);

    private readonly FieldKeys _keys = new(Today, Lookup);

    [Theory]
    [InlineData("")]
    [InlineData("+447700900123")]
    [InlineData("Mae gen i ofn. 😢 \0 'quoted'")]
    public void What_is_sealed_can_be_opened_again_and_cannot_be_read_until_then(string words)
    {
        var cell = _keys.Seal("incoming_text.words", words);

        Assert.Equal(words, _keys.Open("incoming_text.words", cell));
        if (words.Length > 0)
            Assert.DoesNotContain(words, Encoding.UTF8.GetString(cell));
    }

    [Fact]
    public void The_same_words_never_look_the_same_twice() =>
        Assert.NotEqual(_keys.Seal("incoming_text.words", "help"), _keys.Seal("incoming_text.words", "help"));

    [Fact]
    public void A_value_moved_to_another_column_or_changed_by_one_bit_cannot_be_opened()
    {
        var cell = _keys.Seal("incoming_text.words", "help");
        Assert.ThrowsAny<CryptographicException>(() => _keys.Open("person.chosen_name", cell));

        foreach (var place in Enumerable.Range(0, cell.Length))
        {
            var changed = cell.ToArray();
            changed[place] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _keys.Open("incoming_text.words", changed));
        }
    }

    [Fact]
    public void What_was_sealed_with_an_earlier_key_is_opened_while_that_key_is_still_given()
    {
        var old = new FieldKeys(Yesterday, Lookup).Seal("incoming_text.words", "help");

        Assert.Equal("help", new FieldKeys(Today, Lookup, Yesterday).Open("incoming_text.words", old));
        Assert.ThrowsAny<CryptographicException>(() => _keys.Open("incoming_text.words", old));
    }

    [Fact]
    public void A_number_is_found_by_the_same_hash_whatever_key_seals_it_and_never_by_another_lookup_key()
    {
        var hash = _keys.Lookup("contact_point.number", "+447700900123");

        Assert.Equal(hash, new FieldKeys(Yesterday, Lookup).Lookup("contact_point.number", "+447700900123"));
        Assert.NotEqual(hash, new FieldKeys(Today, Yesterday).Lookup("contact_point.number", "+447700900123"));
        Assert.NotEqual(hash, _keys.Lookup("contact_point.number", "+447700900124"));
    }
}
