namespace CrisisLine.Twilio.Tests;

/// <summary>The checker is checked: it must refuse what is wrong, or the tests that lean on it prove nothing.</summary>
public sealed class RequestsAgainstTheSchema
{
    private const string Texts = "POST /2010-04-01/Accounts/{AccountSid}/Messages.json";
    private const string Calls = "POST /2010-04-01/Accounts/{AccountSid}/Calls.json";
    private const string List = "GET /2010-04-01/Accounts/{AccountSid}/Messages.json";

    [Theory]
    [InlineData(Texts, "POST", "/2010-04-01/Accounts/AC1/Messages.json", "To=1&MediaUrl=2&MediaUrl=3")]
    [InlineData(Calls, "POST", "/2010-04-01/Accounts/AC1/Calls.json", "To=1&From=2&Timeout=15&Method=POST")]
    [InlineData(List, "GET", "/2010-04-01/Accounts/AC1/Messages.json?DateSent%3E=2026-11-21", "")]
    public void A_right_request_passes(string operation, string method, string target, string body) =>
        Assert.Empty(RestSchema.Faults(operation, Asked(method, target, body)));

    [Theory]
    [InlineData(Texts, "GET", "/2010-04-01/Accounts/AC1/Messages.json", "To=1",
        "GET /2010-04-01/Accounts/AC1/Messages.json is not " + Texts)]
    [InlineData(Texts, "POST", "/2010-04-01/Accounts//Messages.json", "To=1",
        "POST /2010-04-01/Accounts//Messages.json is not " + Texts)]
    [InlineData(Texts, "POST", "/2010-04-01/Accounts/AC1/Messages.json", "From=1", "To is missing")]
    [InlineData(Texts, "POST", "/2010-04-01/Accounts/AC1/Messages.json", "To=1&to=2", "no to in the form")]
    [InlineData(Texts, "POST", "/2010-04-01/Accounts/AC1/Messages.json", "To=1&To=2", "To cannot repeat")]
    [InlineData(Texts, "POST", "/2010-04-01/Accounts/AC1/Messages.json?To=1", "To=1", "no To in the query")]
    [InlineData(Calls, "POST", "/2010-04-01/Accounts/AC1/Calls.json", "To=1&From=2&Method=PUT", "Method cannot be PUT")]
    [InlineData(Calls, "POST", "/2010-04-01/Accounts/AC1/Calls.json", "To=1&From=2&Timeout=soon", "Timeout is a number")]
    [InlineData(List, "GET", "/2010-04-01/Accounts/AC1/Messages.json?DateSent%3E%3D=1", "", "no DateSent>= in the query")]
    public void A_wrong_request_is_refused_with_its_reason(
        string operation, string method, string target, string body, string fault) =>
        Assert.Equal([fault], RestSchema.Faults(operation, Asked(method, target, body)));

    private static Request Asked(string method, string target, string body) =>
        new(method, target, new Dictionary<string, string>(), body);
}
