using System.Net;
using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Rest;

public sealed class AskingTooMuchAtOnce : InAPhoneWorld
{
    [Fact]
    public async Task One_request_more_than_may_be_asked_at_once_is_refused_and_later_it_is_not()
    {
        var hesitant = new[] { new Hesitant(), new Hesitant() };
        var slow = hesitant
            .Select(body => World.Send(HttpMethod.Post, "Messages.json", PhoneWorld.Account, PhoneWorld.Token, body)).ToList();
        await Task.WhenAll(hesitant.Select(body => body.Begun));

        await BothAreReceived();
        await World.Control("switches", new { mostRequestsAtOnce = 2 });

        var refused = await World.SendText(PhoneWorld.Sam, "hello");
        Assert.Equal((429, 20429), await refused.Code());

        foreach (var body in hesitant)
            body.GoesOn();
        Assert.All(await Task.WhenAll(slow), answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var later = await World.SendText(PhoneWorld.Sam, "hello");
        Assert.Equal(HttpStatusCode.Created, later.StatusCode);
        Assert.Equal("1", later.Headers.GetValues("Twilio-Concurrent-Requests").Single());
    }

    // That two requests were begun to be sent does not mean that they were received yet; and another one would take their place.
    private async Task BothAreReceived()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await World.State()).GetProperty("requestsAtOnce").GetInt32() != 2)
            patience.Token.ThrowIfCancellationRequested();
    }

    /// <summary>A form whose end takes a while.</summary>
    private sealed class Hesitant : HttpContent
    {
        private const string Form = "To=%2B447700900001&From=%2B441632960000&Body=slow";
        private readonly TaskCompletionSource _begun = new(), _goesOn = new();

        public Hesitant() => Headers.ContentType = new("application/x-www-form-urlencoded");

        public Task Begun => _begun.Task;

        public void GoesOn() => _goesOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Form[..10]));
            await stream.FlushAsync();
            _begun.SetResult();
            await _goesOn.Task;
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Form[10..]));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Form.Length;
            return true;
        }
    }
}
