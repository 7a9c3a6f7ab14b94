using System.Net;
using System.Net.Sockets;

namespace CrisisLine.Twilio.Tests;

/// <summary>Nothing was sent, so that it can be sent again without harm.</summary>
public sealed class NotReachingTwilio
{
    [Fact]
    public async Task The_connection_is_refused()
    {
        // Bound but not listening: nobody else can be there either.
        using var nobody = new Socket(SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var us = new OurSide($"http://127.0.0.1:{((IPEndPoint)nobody.LocalEndPoint!).Port}");

        Assert.Equal(new Sent.NotReached(), await us.SendText());
    }

    [Fact]
    public async Task There_is_no_such_host()
    {
        using var us = new OurSide("http://twilio.invalid");

        Assert.Equal(new Sent.NotReached(), await us.SendText());
    }

    [Fact]
    public async Task They_cannot_agree_on_a_secure_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var us = new OurSide($"https://{listener.LocalEndpoint}");

        var sending = us.SendText();
        using (var socket = await listener.AcceptSocketAsync())
            await socket.SendAsync("220 mail.example.org ESMTP\r\n"u8.ToArray());

        Assert.Equal(new Sent.NotReached(), await sending);
    }

    [Fact]
    public async Task Nobody_picks_up_for_ten_seconds()
    {
        var trying = new TaskCompletionSource();
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                trying.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, new HandClock(), cancellation);
                throw new UnreachableNetwork();
            },
            ConnectTimeout = Timeout.InfiniteTimeSpan,
        };
        var clock = new HandClock();
        var sending = Send(handler, clock);
        await trying.Task;

        clock.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(new Sent.NotReached(), await sending);
    }

    [Fact]
    public async Task The_connection_itself_takes_longer_than_it_may()
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, new HandClock(), cancellation);
                throw new UnreachableNetwork();
            },
            ConnectTimeout = TimeSpan.FromMilliseconds(1),
        };

        Assert.Equal(new Sent.NotReached(), await Send(handler, new HandClock()));
    }

    /// <summary>The first bytes went out and were never acknowledged: that is no proof that nobody read them.</summary>
    [Fact]
    public async Task A_connection_that_breaks_as_soon_as_it_is_there_is_not_among_these()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var us = new OurSide($"http://{listener.LocalEndpoint}");

        var sending = us.SendText();
        using (var socket = await listener.AcceptSocketAsync())
        {
            await socket.ReceiveAsync(new byte[1]);
            socket.LingerState = new LingerOption(true, 0);
        }

        Assert.Equal(new Sent.Unknown(), await sending);
    }

    private static async Task<Sent> Send(SocketsHttpHandler handler, HandClock clock)
    {
        using var http = new HttpClient(handler, disposeHandler: false);
        var account = new TwilioAccount("http://twilio.example.org", OurSide.AccountSid, OurSide.AuthToken);
        return await new TwilioRest(http, account, clock).SendText(OurSide.Text, CancellationToken.None);
    }

    private sealed class UnreachableNetwork : Exception;
}
