using System.Net.Sockets;
using System.Text;

namespace CrisisLine.Twilio.Tests;

/// <summary>How the provider answers a request that it has read to its end.</summary>
/// <param name="Give">Says whether the connection stays open.</param>
internal sealed record PretendAnswer(Func<Socket, CancellationToken, Task<bool>> Give)
{
    public static readonly PretendAnswer NothingAndClose = new((_, _) => Task.FromResult(false));

    public static readonly PretendAnswer Reset = new((socket, _) => Task.FromResult(Break(socket)));

    public static readonly PretendAnswer Silence = new(async (_, closing) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, new HandClock(), closing);
        return false;
    });

    public static PretendAnswer Json(int status, string json, params string[] headers) =>
        Body(status, "application/json", json, headers);

    public static PretendAnswer Error(int status, int code) =>
        Json(status, $$"""{"code":{{code}},"message":"Words","more_info":"https://example.org","status":{{status}}}""");

    public static PretendAnswer Html(int status) => Body(status, "text/html", "<h1>Something is in between</h1>");

    public static PretendAnswer Empty(int status, params string[] headers) => Raw(Head(status, 0, headers));

    /// <summary>Exactly these bytes, with the connection left open.</summary>
    public static PretendAnswer Raw(string answer) => new(async (socket, closing) =>
    {
        await Send(socket, answer, closing);
        return true;
    });

    /// <summary>These bytes, and then the connection is closed in good order.</summary>
    public static PretendAnswer RawAndClose(string answer) => new(async (socket, closing) =>
    {
        await Send(socket, answer, closing);
        return false;
    });

    public static PretendAnswer RawAndReset(string answer) => new(async (socket, closing) =>
    {
        await Send(socket, answer, closing);
        return Break(socket);
    });

    /// <summary>These bytes, and then nothing more for ever.</summary>
    public static PretendAnswer RawAndSilence(string answer) => new(async (socket, closing) =>
    {
        await Send(socket, answer, closing);
        return await Silence.Give(socket, closing);
    });

    public static string Head(int status, int length, params string[] headers) =>
        string.Concat(headers.Prepend($"Content-Length: {length}").Prepend($"HTTP/1.1 {status} Words")
            .Select(line => line + "\r\n")) + "\r\n";

    private static PretendAnswer Body(int status, string type, string body, params string[] headers) =>
        Raw(Head(status, Encoding.UTF8.GetByteCount(body), [$"Content-Type: {type}", .. headers]) + body);

    private static async Task Send(Socket socket, string text, CancellationToken closing) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), closing);

    private static bool Break(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        return false;
    }
}
