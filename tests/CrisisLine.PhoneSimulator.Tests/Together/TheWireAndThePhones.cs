using System.Text;
using CrisisLine.PhoneSimulator.Tests.Support;
using CrisisLine.Twilio;

namespace CrisisLine.PhoneSimulator.Tests.Together;

/// <summary>Our side of Twilio and the pretend Twilio were read from the same papers by different people: they must agree.</summary>
public sealed class TheWireAndThePhones : InAPhoneWorld
{
    private readonly HttpClient _http = TwilioRest.Client();

    [Fact]
    public async Task A_text_that_the_wire_sends_arrives_and_can_be_looked_up()
    {
        var sent = Assert.IsType<Sent.Accepted>(await Rest().SendText(Text(), CancellationToken.None));
        await World.Wait(10);

        Assert.Equal(["We have a place."], await World.Read(PhoneWorld.Sam));
        Assert.IsNotType<LookedUp.NotNow>(await Rest().FetchText(sent.Sid, CancellationToken.None));
        Assert.IsType<AccountLookedUp.Found>(await Rest().FetchAccount(CancellationToken.None));
    }

    [Fact]
    public async Task The_wire_finds_the_text_whose_answer_was_lost_and_the_numbers_of_the_account()
    {
        await World.Fails("LoseAnswer");
        await Rest().SendText(Text(), CancellationToken.None);

        Assert.IsType<LookedUp.Found>(await Rest().FindText(Text(), World.Host.Clock.GetUtcNow(), CancellationToken.None));
        var numbers = Assert.IsType<NumbersLookedUp.Found>(await Rest().ListNumbers(CancellationToken.None)).Numbers;
        Assert.Equal((PhoneWorld.Ours, $"{Service.Address}/twilio/voice"), (numbers.Single().Number, numbers.Single().Calls.Url));
    }

    [Fact]
    public async Task The_wire_rings_a_phone_and_says_what_it_means_to_say()
    {
        Service.At("/offer", new Answer(200, "text/xml", Twiml.Voice(
            new VoiceVerb.Gather("/key", Digits: 1, Seconds: 8, new VoiceVerb.Say("Press 1.")), new VoiceVerb.Hangup())));
        await World.Has(PhoneWorld.Ash, "Answers");

        var call = new OutgoingCall(PhoneWorld.Ash, PhoneWorld.Ours, $"{Service.Address}/offer", $"{Service.Address}/news", Seconds: 15);
        var sent = Assert.IsType<Sent.Accepted>(await Rest().StartCall(call, CancellationToken.None));
        await World.Wait(3);
        await World.Presses(PhoneWorld.Ash, "1");

        Assert.Equal("Press 1.", (await World.Heard(PhoneWorld.Ash))[0]);
        Assert.Equal("1", Service.AskedAt("/key").Single()["Digits"]);
        Assert.IsNotType<Sent.Unknown>(await Rest().EndCall(sent.Sid, CancellationToken.None));
    }

    [Fact]
    public async Task The_wire_understands_each_way_in_which_a_text_can_fail()
    {
        await World.Fails("TooManyRequests");
        Assert.IsType<Sent.RateLimited>(await Rest().SendText(Text(), CancellationToken.None));
        await World.Fails("Unavailable");
        Assert.IsType<Sent.NotReached>(await Rest().SendText(Text(), CancellationToken.None));
        await World.Fails("ServerError");
        Assert.IsType<Sent.Unknown>(await Rest().SendText(Text(), CancellationToken.None));
        await World.Fails("LoseAnswer");
        Assert.IsType<Sent.Unknown>(await Rest().SendText(Text(), CancellationToken.None));
        await World.Texts(PhoneWorld.Sam, "STOP");
        Assert.Equal(21610, Assert.IsType<Sent.Refused>(await Rest().SendText(Text(), CancellationToken.None)).Code);
    }

    [Fact]
    public async Task The_wire_takes_every_webhook_for_Twilio_s()
    {
        Service.At("/twilio/sms", """<Message statusCallback="/news">Thank you.</Message>""");
        Service.At("/twilio/voice", """<Gather numDigits="1" action="/menu?step=2&amp;x=%C3%A9"/>""");

        await World.Fails("UnknownParameters", times: -1);
        await World.Texts(PhoneWorld.Sam, "Ich möchte kommen 🙏 & 1+1=2");
        await World.Rings(PhoneWorld.Ash);
        await World.Presses(PhoneWorld.Ash, "1");
        await World.Wait(10);

        Assert.Equal(6, Service.Asked.Count);
        Assert.All(Service.Asked, asked => Assert.True(IsTwilios(asked, PhoneWorld.Token)));
        Assert.All(Service.Asked, asked => Assert.False(IsTwilios(asked, "another token")));
    }

    [Fact]
    public async Task A_wrong_signature_is_not_taken_for_Twilio_s()
    {
        await World.Fails("WrongSignature");
        await World.Texts(PhoneWorld.Sam, "hello");

        Assert.False(IsTwilios(Service.Asked.Single(), PhoneWorld.Token));
    }

    private bool IsTwilios(Asked asked, string token) =>
        Signature.IsValid([token], Service.Address + asked.Target, Form.Parse(Encoding.UTF8.GetBytes(asked.Body)), asked.Signature);

    private OutgoingText Text() => new(PhoneWorld.Sam, PhoneWorld.Ours, "We have a place.", $"{Service.Address}/news?id=1");

    private TwilioRest Rest() => new(_http, new TwilioAccount(World.Host.Address, PhoneWorld.Account, PhoneWorld.Token), World.Host.Clock);
}
