using System.Text;
using CrisisLine.Tests.Support;
using CrisisLine.Twilio;

namespace CrisisLine.Tests.Telephony;

/// <summary>What comes that no phone sends: forged, cut, swollen. Each gets a clear answer, and nothing is lost or done.</summary>
public sealed class TextsThatAreNotRight(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("")]
    [InlineData("c2lnbmVkIGJ5IG5vYm9keQ==")]
    [InlineData("not base64 \u00e9")]
    public async Task Without_our_signature_it_is_turned_away_and_nothing_is_stored(string signature)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        using var form = new FormUrlEncodedContent(night.Phone().Form("VISIT"));

        var answer = await app.Line.Deliver(await form.ReadAsByteArrayAsync(), signature.Replace("\u00e9", "e"));

        Assert.Equal((403, ""), (answer.Status, answer.Body));
        Assert.Equal("", await night.States());
    }

    [Fact]
    public async Task A_signature_for_another_body_address_or_token_is_no_signature()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var form = night.Phone().Form("VISIT");

        Assert.Equal(403, (await app.Line.Deliver(form, ProviderSignature.Of("/twilio/sms", night.Phone().Form("NO")))).Status);
        Assert.Equal(403, (await app.Line.Deliver(form, ProviderSignature.Of("/twilio/voice", form))).Status);
        Assert.Equal(403, (await app.Line.Deliver(form, ProviderSignature.Of("/twilio/sms", form, token: "other"))).Status);
        Assert.Equal(403, (await app.Line.Deliver(form, ProviderSignature.Of("/twilio/sms", form, publicUrl: "https://elsewhere.example"))).Status);
        Assert.Equal("", await night.States());
    }

    [Fact]
    public async Task A_good_signature_for_another_account_is_turned_away()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var form = night.Phone().Form("VISIT").Select(field =>
            field.Key == "AccountSid" ? new(field.Key, "ACffffffffffffffffffffffffffffffff") : field).ToList();

        Assert.Equal((403, ""), ((await app.Line.Deliver(form)).Status, (await app.Line.Deliver(form)).Body));
        Assert.Equal("", await night.States());
    }

    [Theory]
    [InlineData("From")]
    [InlineData("To")]
    [InlineData("MessageSid")]
    public async Task Without_what_every_text_has_it_is_refused(string missing)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var form = night.Phone().Form("VISIT").Where(field => field.Key != missing).ToList();

        Assert.Equal(400, (await app.Line.Deliver(form)).Status);
        Assert.Equal("", await night.States());
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(900_000)]
    public async Task A_form_that_is_far_too_long_is_refused_when_signed_and_turned_away_when_not(int length)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var form = night.Phone().Form(new string('a', length));

        Assert.Equal(400, (await app.Line.Deliver(form)).Status);
        Assert.Equal(403, (await app.Line.Deliver(form, "c2lnbmVkIGJ5IG5vYm9keQ==")).Status);
    }

    [Fact]
    public async Task Ten_thousand_parameters_do_no_harm()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var many = Enumerable.Range(0, 9_990).Select(number => new KeyValuePair<string, string>($"{number % 100}", "")).ToArray();

        Assert.Contains("we have room", Assert.Single((await night.Phone().Sends("VISIT", null, many)).Texts));
    }

    [Fact]
    public async Task A_number_that_is_none_of_ours_gets_an_empty_answer_and_nothing_of_it_stays()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var before = (await Kept.Count(app, "contact_point"), await Kept.Count(app, "person"), await Kept.Count(app, "incoming_text"));
        var form = night.Phone().Form("VISIT").Select(field => field.Key == "To" ? new(field.Key, "+441134960999") : field).ToList();

        Assert.Empty((await app.Line.Deliver(form)).Texts);
        Assert.Equal(before, (await Kept.Count(app, "contact_point"), await Kept.Count(app, "person"), await Kept.Count(app, "incoming_text")));
    }

    [Theory]
    [InlineData("Body=%00VISIT%00")]
    [InlineData("Body=%FF%FE%80")]
    [InlineData("Body=%ED%A0%80%ED%BF%BF")]
    [InlineData("Body=%zz%4")]
    [InlineData("Body=")]
    [InlineData("Media=1")]
    [InlineData("Body=%F0%9F%98%AD%F0%9F%92%94")]
    public async Task Whatever_bytes_a_text_has_it_is_kept_for_a_person_and_answered(string body)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        using var rest = new FormUrlEncodedContent(night.Phone().Form("").Where(field => field.Key != "Body"));
        var bytes = Encoding.ASCII.GetBytes($"{await rest.ReadAsStringAsync()}&{body}");
        var before = await KeptForAPerson();

        var answer = await app.Line.Deliver(bytes, Sign(bytes));

        Assert.NotEmpty(answer.Texts);
        Assert.Equal(before + 1, await KeptForAPerson() + (body.Contains("VISIT") ? 1 : 0));
    }

    [Theory]
    [InlineData("'; drop table visit_request; --")]
    [InlineData("<Message>hello</Message>&amp;<![CDATA[")]
    [InlineData("{svc} {0} ${env} %s @now")]
    [InlineData("मुझे मदद चाहिए")]
    [InlineData("我很害怕")]
    [InlineData("Мне нужна помощь")]
    [InlineData("أحتاج مساعدة")]
    [InlineData("Potrzebuję pomocy, proszę")]
    [InlineData("dw i angen help ŵŷ")]
    public async Task Any_words_in_any_alphabet_reach_a_person_unchanged(string words)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sid = Phone.NewSid();

        Assert.Contains("A person will read ", await night.Phone().Texts(words, sid));
        Assert.Equal(words, await Kept.Words(app, sid));
    }

    [Fact]
    public async Task A_picture_without_words_is_kept_with_its_address()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);

        var answer = await night.Phone().Sends("", null, new("MediaUrl0", "https://media.example/1"), new("MediaContentType0", "image/jpeg"));

        Assert.Contains("A person will read your text", Assert.Single(answer.Texts));
    }

    private Task<int> KeptForAPerson() => Kept.Count(app, "thread_text");

    private static string Sign(byte[] body) =>
        Signature.Of(CrisisLineApp.AuthToken, $"{CrisisLineApp.PublicUrl}/twilio/sms", Form.Parse(body).Pairs);
}
