using System.Text;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Tests.Operations;

/// <summary>
/// A varied evening, and then: no log line, measure or answer to other programs holds a number, a name or a word of
/// anybody, and neither does the database for those who have no key.
/// </summary>
public sealed class WhatIsNeverWrittenDown(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    // Words that stand nowhere else: neither in our sentences nor in a codename.
    private static readonly string[] Secrets =
        ["Persimmon", "Quillfeather", "lavender kettle", "Orchard Mews", "media.example", "Marmaduke", "not a form at all"];

    [Fact]
    public async Task No_line_of_the_log_names_anybody_or_repeats_a_word()
    {
        app.Log.IsOfEverything = true;
        var numbers = await AnEvening(app.Line);

        Assert.Contains(app.Log.Lines, line => line.Contains("malformed"));
        AssertNothingOf(numbers, string.Join('\n', app.Log.Lines));
    }

    [Fact]
    public async Task Not_even_a_log_in_which_the_web_server_tells_all_it_knows()
    {
        app.Log.IsOfEverything = true;
        var talkative = new Line(await app.StartNode(builder => builder.Services.Configure<LoggerFilterOptions>(filter => filter.Rules.Clear())));

        var numbers = await AnEvening(talkative);

        Assert.Contains(app.Log.Lines, line => line.StartsWith("Debug Microsoft.AspNetCore"));
        AssertNothingOf(numbers, string.Join('\n', app.Log.Lines));
    }

    [Fact]
    public async Task Nor_when_the_program_fails_in_the_middle_of_a_text()
    {
        app.Log.IsOfEverything = true;
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        var sam = night.Phone();
        await app.ConnectionString.Answer("alter table thread_text rename to elsewhere");
        try
        {
            Assert.Equal(500, (await sam.Sends("I am Marmaduke Persimmon")).Status);
        }
        finally
        {
            await app.ConnectionString.Answer("alter table elsewhere rename to thread_text");
        }

        Assert.Contains(app.Log.Lines, line => line.Contains("A request failed"));
        AssertNothingOf([sam.Number], string.Join('\n', app.Log.Lines));
    }

    [Fact]
    public async Task The_database_without_its_keys_names_nobody_and_repeats_no_word()
    {
        app.Log.IsOfEverything = true;
        var numbers = await AnEvening(app.Line);

        var text = await DatabaseText.Of(app.ConnectionString);

        Assert.Contains("public.incoming_text.words", text);
        Assert.Contains("quartz.qrtz_triggers.job_data", text);
        AssertNothingOf(numbers, text);
    }

    [Fact]
    public async Task Measures_health_pages_and_the_api_name_nobody()
    {
        app.Log.IsOfEverything = true;
        var numbers = await AnEvening(app.Line);

        foreach (var page in new[] { "/metrics", "/health/live", "/health/ready" })
            AssertNothingOf(numbers, (await app.Line.Get(page)).Body);
        var services = (await app.Line.Api("/services")).Body!;
        AssertNothingOf(numbers, services.ToJsonString());
        foreach (var service in services.AsArray().Where(service => (bool)service!["openNow"]!))
            AssertNothingOf(numbers, (await app.Line.Api($"/nights/{service!["key"]}/{service["night"]}")).Body!.ToJsonString());
    }

    /// <returns>Every number that was in touch.</returns>
    private async Task<IReadOnlyList<string>> AnEvening(Line line)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var phones = night.Phones(9).Select(phone => phone.Through(line)).ToList();
        string[] texts =
        [
            "VISIT", "YES", "I am Marmaduke Quillfeather, please call 07700 900321", "STATUS", "NOT COMING", "STOP", "START", "visit",
            "the lavender kettle is at 7 Orchard Mews", "NO", "what about Persimmon", "😭",
        ];
        foreach (var phone in phones.Take(4))
            foreach (var words in texts)
                await phone.Texts(words);

        await phones[4].Sends("Persimmon", null, new("MediaUrl0", "https://media.example/1"), new("ProfileName", "Marmaduke Quillfeather"));
        await line.Deliver([.. phones[5].Form("Persimmon").Where(field => field.Key != "MessageSid")]);
        await line.Deliver(phones[5].Form(new string('a', 70_000) + "Persimmon"));
        await line.Deliver(phones[6].Form("Persimmon"), signature: "c2lnbmVkIGJ5IG5vYm9keQ==");
        await line.Deliver([.. phones[7].Form("Persimmon").Select(field => field.Key == "To" ? new(field.Key, "+441134960999") : field)]);
        await line.Deliver(Encoding.UTF8.GetBytes($"not a form at all From={phones[8].Number}"), ProviderSignature.Of("/twilio/sms", []));
        var call = await phones[7].Rings();
        foreach (var keys in new[] { "07700900321", "2", "1", "0" })
            await call.Presses(keys);
        await call.HangsUp();
        await call.Delivers("/twilio/call/9", ("Digits", "07700900321"), ("SpeechResult", "Persimmon"));
        await call.Delivers("/twilio/voice", ("Body", new string('a', 70_000) + "Persimmon"));
        await PhoneCall.Ring(phones[6].Number, "+441134960999", line);
        await line.Api($"{night.Path}/places", method: HttpMethod.Put, json: "{\"arrivals\":[{\"at\":\"Marmaduke\",\"places\":1}]}");
        await line.Api($"{night.Path}/requests/1/decline", method: HttpMethod.Post, json: "{\"reason\":\"Marmaduke Quillfeather was here\"}");
        await line.Api(night.Path, token: "Persimmon");
        await night.Wait(minutes: 45);
        await app.Sweep();
        // A promise that still stands when somebody reads the database.
        await phones[8].Texts("VISIT");
        return [.. phones.Select(phone => phone.Number), "07700 900321", "07700900321"];
    }

    private static void AssertNothingOf(IReadOnlyList<string> numbers, string text)
    {
        // The last nine digits: however the number is written, and also in the middle of something else.
        foreach (var secret in numbers.Select(number => number[^9..]).Concat(Secrets))
            if (text.IndexOf(secret, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
                Assert.Fail($"\"{secret}\" is in: {text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 100)]}");
    }
}
