namespace CrisisLine.Twilio.Tests;

/// <summary>The checker is checked: it must refuse what is wrong, or the tests that lean on it prove nothing.</summary>
public sealed class DocumentsAgainstTheSchema
{
    [Theory]
    [InlineData("messaging", """<Response/>""")]
    [InlineData("messaging", """<Response><Message to="+447700900123">Hello</Message></Response>""")]
    [InlineData("messaging", """<Response><Message><Body>A</Body></Message><Redirect method="GET">/</Redirect></Response>""")]
    [InlineData("voice", """<Response><Gather input="dtmf speech"><Say language="en-GB">Hi</Say></Gather></Response>""")]
    [InlineData("voice", """<Response><Dial><Number statusCallbackEvent="ringing answered">1</Number></Dial></Response>""")]
    public void A_right_document_passes(string family, string document) => Assert.Empty(TwimlSchema.Faults(document, family));

    [Theory]
    [InlineData("messaging", """<response/>""", "a document is a Response, not response")]
    [InlineData("messaging", """<Message>Hello</Message>""", "a document is a Response, not Message")]
    [InlineData("messaging", """<Response>Hello</Response>""", "Response has no text")]
    [InlineData("messaging", """<Response> <Message>Hello</Message></Response>""", "Response has no text")]
    [InlineData("messaging", """<Response a="1"/>""", "Response has no a")]
    [InlineData("messaging", """<Response><message>Hello</message></Response>""", "Response has no message in it")]
    [InlineData("messaging", """<Response><Say>Hello</Say></Response>""", "Response has no Say in it")]
    [InlineData("messaging", """<Response xmlns="urn:x"/>""", "a document is a Response, not {urn:x}Response")]
    [InlineData("messaging", """<Response><Message><Message/></Message></Response>""", "Message has no Message in it")]
    [InlineData("messaging", """<Response><Message method="get">A</Message></Response>""", "Message method cannot be \"get\"")]
    [InlineData("voice", """<Response><Message>Hello</Message></Response>""", "Response has no Message in it")]
    [InlineData("voice", """<Response><Pause length="soon"/></Response>""", "Pause length cannot be \"soon\"")]
    [InlineData("voice", """<Response><Gather input="dtmf,speech"/></Response>""", "Gather input cannot be \"dtmf,speech\"")]
    [InlineData("voice", """<Response><Gather Input="dtmf"/></Response>""", "Gather has no Input")]
    [InlineData("voice", """<Response><Gather><Dial/></Gather></Response>""", "Gather has no Dial in it")]
    [InlineData("voice", """<Response><Gather><Say voice="Al"/></Gather></Response>""", "Say voice cannot be \"Al\"")]
    public void A_wrong_document_is_refused_with_its_reason(string family, string document, string fault) =>
        Assert.Equal([fault], TwimlSchema.Faults(document, family));

    [Fact]
    public void Every_fault_is_named() =>
        Assert.Equal(
            ["Response has no a", "Message has no b", "Response has no Say in it"],
            TwimlSchema.Faults("""<Response a="1"><Message b="2"/><Say/></Response>""", "messaging"));
}
