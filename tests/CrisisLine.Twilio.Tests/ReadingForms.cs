using System.Net;
using System.Text;

namespace CrisisLine.Twilio.Tests;

public sealed class ReadingForms
{
    [Theory]
    [InlineData("From=%2B447700900123", "From", "+447700900123")]
    [InlineData("Body=can+I+come%3F", "Body", "can I come?")]
    [InlineData("Body=a%2520b", "Body", "a%20b")]
    [InlineData("Body=1%2B1%3D2", "Body", "1+1=2")]
    [InlineData("Body=a=b", "Body", "a=b")]
    [InlineData("Body=%f0%9F%99%8F", "Body", "🙏")]
    [InlineData("Body=\u0175", "Body", "ŵ")]
    [InlineData("a%26b=%3D", "a&b", "=")]
    [InlineData("Body=a;b", "Body", "a;b")]
    [InlineData("Body=%00x", "Body", "\0x")]
    [InlineData("Body", "Body", "")]
    [InlineData("Body=", "Body", "")]
    [InlineData("=Body", "", "Body")]
    [InlineData("=", "", "")]
    public void A_field_is_decoded_once(string body, string name, string value) =>
        Assert.Equal([(name, value)], Parse(body).Pairs);

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%zz%4", "%zz%4")]
    [InlineData("%%41", "%A")]
    [InlineData("%G1%1G%@1", "%G1%1G%@1")]
    [InlineData("%C3%28", "\uFFFD(")]
    [InlineData("%ED%A0%BD", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("%FF%FE", "\uFFFD\uFFFD")]
    public void What_is_badly_encoded_is_read_as_well_as_it_can_be(string encoded, string value) =>
        Assert.Equal(value, Parse("Body=" + encoded)["Body"]);

    [Fact]
    public void Names_keep_their_order_their_case_and_their_repetitions()
    {
        var form = Parse("To=1&to=2&To=3&&TO=&");

        Assert.Equal([("To", "1"), ("to", "2"), ("To", "3"), ("TO", "")], form.Pairs);
        Assert.Equal(4, form.Count);
        Assert.Equal(("1", "2", "", null), (form["To"], form["to"], form["TO"], form["tO"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&")]
    [InlineData("&&&")]
    public void Nothing_is_no_field(string body) => Assert.Equal(0, Parse(body).Count);

    [Fact]
    public void Ten_thousand_fields_are_read()
    {
        var form = Parse(string.Join('&', Enumerable.Range(0, 10_000).Select(number => $"n{number}={number}")));

        Assert.Equal(10_000, form.Count);
        Assert.Equal("9999", form["n9999"]);
        Assert.True(Signature.IsValid(["token"], "https://x", form, Signature.Of("token", "https://x", form.Pairs)));
    }

    [Fact]
    public void Any_bytes_whatever_are_read_and_checked_without_complaint()
    {
        var random = new Random(2);
        var awkward = "%%%&&==++aAfF09\0\u00C3\u00ED\u00FF"u8.ToArray();

        for (var round = 0; round < 20_000; round++)
        {
            var form = Form.Parse(random.GetItems(awkward, random.Next(40)));

            Assert.Equal(form.Count, form.Pairs.Count());
            Assert.False(Signature.IsValid(["token"], "https://x", form, "given"));
        }
    }

    [Fact]
    public void Any_text_survives_the_journey()
    {
        var random = new Random(3);
        string[] letters = ["a", "+", " ", "%", "&", "=", "\0", "\r\n", "ŵ", "€", "🙏", "%41", "#", ";"];

        for (var round = 0; round < 2000; round++)
        {
            var pairs = Enumerable.Range(0, 5).Select(_ => (Word("n"), Word(""))).ToList();
            var body = string.Join('&', pairs.Select(Encoded));

            Assert.Equal(pairs, Parse(body).Pairs);
            Assert.Equal(pairs, Form.Of(pairs).Pairs);
        }

        string Encoded((string Name, string Value) pair) =>
            $"{WebUtility.UrlEncode(pair.Name)}={WebUtility.UrlEncode(pair.Value)}";

        string Word(string start) => start + string.Concat(random.GetItems(letters, random.Next(6)));
    }

    [Fact]
    public void The_body_is_copied_so_that_its_buffer_can_be_used_again()
    {
        var buffer = "From=me"u8.ToArray();
        var form = Form.Parse(buffer);

        buffer.AsSpan().Clear();

        Assert.Equal("me", form["From"]);
    }

    private static Form Parse(string body) => Form.Parse(Encoding.UTF8.GetBytes(body));
}
