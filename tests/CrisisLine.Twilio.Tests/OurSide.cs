namespace CrisisLine.Twilio.Tests;

/// <summary>Us, asking a provider, with a clock that stands still until a test moves it.</summary>
internal sealed class OurSide : IDisposable
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "a-token-for-nobody-else";
    public const string TextSid = "SM00000000000000000000000000000001";
    public const string CallSid = "CA00000000000000000000000000000001";

    public static readonly OutgoingText Text = new(
        "+447700900123", "+441134960000", "A place is yours & kept until 19:30.\nReply YES – or NO: 50% + £1 = 🙏",
        "https://helpline.example.org/twilio/status?message=7&attempt=1");

    public static readonly OutgoingCall Call = new(
        "+447700900123", "+441134960009", "https://helpline.example.org/twilio/offer?call=7",
        "https://helpline.example.org/twilio/call-status?call=7", 15);

    private readonly HttpClient _http = TwilioRest.Client();

    public OurSide(string url) => Rest = new TwilioRest(_http, new TwilioAccount(url, AccountSid, AuthToken), Clock);

    public OurSide(PretendProvider provider)
        : this(provider.Url)
    {
    }

    public HandClock Clock { get; } = new();

    public TwilioRest Rest { get; }

    public Task<Sent> SendText() => Rest.SendText(Text, CancellationToken.None);

    public void Dispose() => _http.Dispose();
}
