using System.Security.Cryptography;
using System.Text;

namespace CrisisLine.Twilio.Tests;

public sealed class CheckingSignatures
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Url = "https://helpline.example.org/twilio/sms";
    private static readonly Form Hello = Form.Of([("Body", "Hello"), ("From", "+447700900123")]);

    [Fact]
    public void While_the_token_changes_both_the_old_and_the_new_one_may_sign()
    {
        var signature = Signature.Of(Token, Url, Hello.Pairs);

        Assert.True(Signature.IsValid(["new", Token], Url, Hello, signature));
        Assert.True(Signature.IsValid([Token, "new"], Url, Hello, signature));
        Assert.False(Signature.IsValid(["new"], Url, Hello, signature));
    }

    [Fact]
    public void Nobody_gets_in_while_no_token_is_configured()
    {
        Assert.False(Signature.IsValid([], Url, Hello, Signature.Of(Token, Url, Hello.Pairs)));
        Assert.False(Signature.IsValid([""], Url, Hello, Signature.Of("", Url, Hello.Pairs)));
    }

    [Fact]
    public void A_signature_counts_only_whole()
    {
        var signature = Signature.Of(Token, Url, Hello.Pairs);

        Assert.True(Signature.IsValid([Token], Url, Hello, signature));
        string?[] wrongs =
            [null, "", "=", "\0", "🙏", signature[..^1], signature + "=", signature + " ", signature.ToLowerInvariant()];
        foreach (var wrong in wrongs)
            Assert.False(Signature.IsValid([Token], Url, Hello, wrong));
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org:443")]
    [InlineData("https://example.org?a=1:2", "https://example.org:443?a=1:2")]
    [InlineData("https://example.org:8443?a=1:2", "https://example.org?a=1:2")]
    [InlineData("https://user:secret@example.org/a", "https://user:secret@example.org:443/a")]
    [InlineData("https://user:secret@example.org:8443/a@b:c", "https://user:secret@example.org/a@b:c")]
    [InlineData("https://[2001:db8::1]/a", "https://[2001:db8::1]:443/a")]
    [InlineData("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]/a")]
    [InlineData("http://example.org/a", "http://example.org:80/a")]
    [InlineData("https://example.org:8443/a?b='", "https://example.org/a?b=%27")]
    public void The_port_may_be_missing_or_spelled_out(string seen, string original) =>
        Assert.True(Signature.IsValid([Token], seen, Hello, Signature.Of(Token, original, Hello.Pairs)));

    [Theory]
    [InlineData("https://example.org/a", "https://example.org:80/a")]
    [InlineData("https://example.org:8443/a", "https://example.org:443/a")]
    [InlineData("https://example.org/it's", "https://example.org/it%27s")]
    [InlineData("", "https://example.org/")]
    [InlineData("/twilio/sms", "https://example.org/twilio/sms")]
    [InlineData("https://", "https://example.org")]
    [InlineData("https://example.org/a", "https://example.org/a#rc=2")]
    public void Another_address_is_another_request(string seen, string original) =>
        Assert.False(Signature.IsValid([Token], seen, Hello, Signature.Of(Token, original, Hello.Pairs)));

    [Fact]
    public void A_text_that_is_not_UTF8_may_be_signed_as_the_bytes_it_is()
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(Url + "Body"), 0xC3, 0x28, .. Encoding.ASCII.GetBytes("ToX")];

        Assert.True(Signature.IsValid([Token], Url, Form.Parse("To=X&Body=%C3%28"u8), Mac(signed)));
    }

    [Fact]
    public void A_text_that_is_not_UTF8_may_be_signed_as_the_replacement_characters_it_reads_as()
    {
        var signature = Signature.Of(Token, Url, [("To", "X"), ("Body", "\uFFFD(")]);

        Assert.True(Signature.IsValid([Token], Url, Form.Parse("To=X&Body=%C3%28"u8), signature));
    }

    [Fact]
    public void A_name_that_is_not_UTF8_may_be_signed_either_way()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Url), 0xC3, (byte)'a'];

        Assert.True(Signature.IsValid([Token], Url, Form.Parse("%C3=a"u8), Mac(bytes)));
        Assert.True(Signature.IsValid([Token], Url, Form.Parse("%C3=a"u8), Signature.Of(Token, Url, [("\uFFFD", "a")])));
    }

    [Fact]
    public void Two_halves_of_a_character_in_two_fields_are_not_a_character()
    {
        var signature = Signature.Of(Token, Url, [("\uFFFD", "\uFFFD")]);

        Assert.True(Signature.IsValid([Token], Url, Form.Parse("%C3=%A9"u8), signature));
    }

    [Fact]
    public void Moving_the_border_between_two_fields_is_seen_unless_Twilio_itself_cannot_see_it()
    {
        var signature = Signature.Of(Token, Url, [("A", "1"), ("B", "2")]);

        Assert.False(Signature.IsValid([Token], Url, Form.Parse("A=&1B=2"u8), signature));
        Assert.True(Signature.IsValid([Token], Url, Form.Parse("A=1B2"u8), signature)); // no separator is signed
    }

    [Fact]
    public void Names_and_values_are_ordered_as_UTF16_text_and_each_pair_is_signed_once()
    {
        var random = new Random(1);
        string[] words = ["", "a", "aa", "B", "_", "é", "€", "\uE000", "\uFFFD", "ﬁ", "🙏", "🙏a", "\uD7FF", "𝔘"];

        for (var round = 0; round < 2000; round++)
        {
            var count = random.Next(12);
            var pairs = random.GetItems(words, count).Zip(random.GetItems(words, count)).ToList();
            var ordered = pairs.Distinct()
                .OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal);
            var message = Url + string.Concat(ordered.Select(pair => pair.First + pair.Second));

            Assert.Equal(Mac(Encoding.UTF8.GetBytes(message)), Signature.Of(Token, Url, pairs));
        }
    }

    [Fact]
    public void A_body_that_is_no_form_needs_its_hash_in_the_address()
    {
        Assert.False(Signature.IsValid([Token], Url, "{}"u8, Signature.Of(Token, Url, [])));
    }

    private static string Mac(byte[] message)
    {
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), message));
#pragma warning restore CA5350
    }
}
