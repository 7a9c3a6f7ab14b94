using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Calls;

/// <summary>Whatever is pressed, or not, ends with a person or an honest goodbye, and with a booking that agrees with what was said.</summary>
public sealed class KeysThatMakeNoSense(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("", "They rang and pressed nothing. Please think about whether it is safe to ring back.")]
    [InlineData("*", "They rang and would like to speak to someone. They have not said that it is safe to ring back.")]
    [InlineData("#", "They rang and would like to speak to someone. They have not said that it is safe to ring back.")]
    [InlineData("9", "They rang and would like to speak to someone. They have not said that it is safe to ring back.")]
    [InlineData("12345678901234567890123456789012345678901234567890", "They rang and would like to speak to someone. They have not said that it is safe to ring back.")]
    public async Task The_second_time_they_lead_to_a_person(string keys, string note)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var call = await night.Phone().Rings();

        Assert.Contains("You are through to Dial House", await call.Presses(keys), StringComparison.Ordinal);
        Assert.StartsWith("The people here can see now that you rang", await call.Presses(keys), StringComparison.Ordinal);

        Assert.Equal([(true, note)], await night.Inbox());
        Assert.Equal("", await night.States());
    }

    [Fact]
    public async Task Nobody_is_promised_a_ring_who_did_not_say_that_it_is_safe()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var call = await night.Phone().Rings();

        await call.Presses("0");
        Assert.Contains("We will not ring this phone.", await call.Presses("2"), StringComparison.Ordinal);
        Assert.False(call.IsAsked);
        Assert.StartsWith("They rang and would like to speak to someone.", (await night.Inbox()).Single().Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_falls_silent_after_the_yes_keeps_the_place_and_a_worker_sees_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var call = await night.Landline().Rings();
        await call.Presses("2");
        await call.Presses("1");

        await call.WaitsInSilence();
        Assert.EndsWith("Goodbye for now.", await call.WaitsInSilence(), StringComparison.Ordinal);

        Assert.Equal("confirmed", await night.States());
        Assert.Equal([(false, "They stopped answering our questions about tonight. Their place is kept.")], await night.Inbox());
    }

    [Fact]
    public async Task Speech_that_nobody_asked_for_is_silence()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var call = await night.Phone().Rings();

        var answer = await call.Delivers(call.Action, ("SpeechResult", "مجھے مدد چاہیے"), ("Confidence", "0.2"));

        Assert.Contains("There is no hurry.", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H28_A_step_that_is_asked_for_twice_has_one_answer_and_one_effect()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var other = new Line(await app.StartNode());
        var phone = night.Landline();
        var calls = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => (at % 2 == 0 ? phone : phone.Through(other)).Rings("CA1" + night.Key)));
        Assert.Single(calls.Select(call => call.Answer.Body).Distinct());

        foreach (var keys in new[] { "2", "1", "1" })
        {
            var step = calls[0].Action;
            var answers = await Task.WhenAll(calls.Select((call, at) => (at % 2 == 0 ? call : call.Through(other)).Asks(step, keys)));
            Assert.Single(answers.Select(answer => answer.Body).Distinct());
            await calls[0].Presses(keys);
        }

        Assert.Equal("confirmed", await night.States());
        Assert.Equal([(false, "They would like a taxi.")], await night.Inbox());
    }

    [Fact]
    public async Task Steps_out_of_order_and_after_the_end_change_nothing()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var call = await night.Landline().Rings();

        var ahead = await call.Asks("/twilio/call/7", "1");
        Assert.Equal(call.Answer.Body, ahead.Body);

        var first = call.Action;
        await call.Presses("2");
        var room = call.Answer.Body;
        Assert.Equal(room, (await call.Asks(first, "1")).Body);
        Assert.Equal("held", await night.States());

        await call.Presses("3");
        Assert.False(call.IsAsked);
        var after = await call.Asks("/twilio/call/3", "1");
        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup /></Response>", after.Body);
        Assert.Equal("cancelled", await night.States());
    }

    [Fact]
    public async Task A_step_of_a_call_that_we_never_heard_of_begins_that_call()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var unknown = await app.Line.Deliver([new("CallSid", "CA4" + night.Key), new("AccountSid", CrisisLineApp.AccountSid), new("Digits", "1")], path: "/twilio/call/1");
        Assert.Contains($"<Redirect>{CrisisLineApp.PublicUrl}/twilio/voice</Redirect>", unknown.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CallSid")]
    [InlineData("From")]
    [InlineData("To")]
    public async Task A_call_without_what_every_call_has_is_turned_away_and_not_stored(string missing)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var calls = await Kept.Count(app, "call");
        List<KeyValuePair<string, string>> form =
            [new("CallSid", "CA5"), new("From", "+447700900001"), new("To", night.Number), new("AccountSid", CrisisLineApp.AccountSid)];

        var answer = await app.Line.Deliver([.. form.Where(field => field.Key != missing)], path: "/twilio/voice");

        Assert.Equal(400, answer.Status);
        Assert.Equal(calls, await Kept.Count(app, "call"));
    }

    [Fact]
    public async Task A_call_to_a_number_that_is_not_ours_hears_nothing_and_is_not_kept()
    {
        var (people, calls) = (await Kept.Count(app, "contact_point"), await Kept.Count(app, "call"));

        var call = await PhoneCall.Ring("+447700900999", "+441632960999", app.Line);

        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>", call.Answer.Body);
        Assert.Equal((people, calls), (await Kept.Count(app, "contact_point"), await Kept.Count(app, "call")));
    }

    [Fact]
    public async Task A_call_that_breaks_off_is_seen_by_a_person_and_rung_back_by_nobody()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var call = await night.Phone().Rings();
        await call.Presses("2");

        await call.HangsUp();
        await call.HangsUp();
        app.Clock.Now += Duration.FromMinutes(3);
        await app.Sweep();
        await app.Sweep();

        Assert.Equal([(false, "They rang, and the call broke off. Please think about whether it is safe to ring back.")], await night.Inbox());
        Assert.Equal("held", await night.States());
    }

    [Fact]
    public async Task A_call_that_came_to_its_end_is_not_called_broken_off()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var call = await night.Landline().Rings();
        await call.Presses("2");
        await call.Tells("completed");
        // Keys overtaken by the news of the end still count.
        await call.Presses("1");
        await call.Presses("2");

        app.Clock.Now += Duration.FromMinutes(3);
        await app.Sweep();

        Assert.Equal("confirmed", await night.States());
        Assert.Empty(await night.Inbox());
    }
}
