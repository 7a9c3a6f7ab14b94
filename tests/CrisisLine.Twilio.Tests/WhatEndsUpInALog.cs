namespace CrisisLine.Twilio.Tests;

/// <summary>A value of ours may be logged by a slip: it must not tell who was written to, what, or with which token.</summary>
public sealed class WhatEndsUpInALog
{
    private const string Number = "+447700900123";
    private const string Words = "A place is yours";

    [Fact]
    public void No_value_says_who_or_what()
    {
        var text = new TextAtTwilio("SM1", MessageStatus.Failed, Words, null, 30003);
        object[] values =
        [
            new TwilioAccount("https://example.org", "AC1", OurSide.AuthToken), new TwimlMessage(Words, "/status"),
            new OutgoingText(Number, Number, Words, "/status"), new OutgoingCall(Number, Number, "/offer", "/status", 15),
            text, new LookedUp.Found([text]), new LookedUp.Unfinished([text]), new DialTarget.Phone(Number),
            new VoiceVerb.Say(Words), new VoiceVerb.Gather("/key", 1, 8, new VoiceVerb.Say(Words)),
            new VoiceVerb.Dial(new DialTarget.Phone(Number), Number, 15, "/rung"),
            Form.Of([("From", Number), ("Body", Words)]),
            new NumberAtTwilio(Number, new Webhook("https://token@example.org", "POST", false), new Webhook("https://token@example.org", "POST", false)),
            new Webhook("https://token@example.org", "POST", false),
        ];

        Assert.All(values, value =>
        {
            Assert.DoesNotContain("7700900", value.ToString()!, StringComparison.Ordinal);
            Assert.DoesNotContain("place", value.ToString()!, StringComparison.Ordinal);
            Assert.DoesNotContain("token", value.ToString()!, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_became_of_a_text_can_be_logged()
    {
        Assert.Equal("Refused { Code = 21610, Status = 400 }", new Sent.Refused(21610, 400).ToString());
        Assert.Equal(
            "TextAtTwilio { Sid = SM1, Status = failed, ErrorCode = 30003 }",
            new TextAtTwilio("SM1", MessageStatus.Failed, Words, null, 30003).ToString());
    }
}
