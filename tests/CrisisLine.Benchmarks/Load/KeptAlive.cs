using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace CrisisLine.Benchmarks.Load;

/// <summary>One kept connection, on which requests go out ready made; of an answer it reads no more than it must.</summary>
public sealed class KeptAlive : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public static async Task<KeptAlive> To(int port)
    {
        var line = new KeptAlive();
        await line._socket.ConnectAsync(IPAddress.Loopback, port);
        return line;
    }

    /// <returns>The status of the answer, which has been read to its end.</returns>
    public async ValueTask<int> Ask(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var (read, whole) = (0, int.MaxValue);
        while (read < whole)
        {
            var more = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            if (more == 0)
                throw new IOException("The connection was closed in the middle of an answer.");
            read += more;
            whole = Length(_buffer.AsSpan(0, read)) ?? int.MaxValue;
        }

        // HTTP/1.1 200 OK
        return Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
    }

    public void Dispose() => _socket.Dispose();

    /// <returns>How long the whole answer is; null while its head is not complete.</returns>
    private static int? Length(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return null;
        var length = answer[..head].IndexOf("Content-Length: "u8);
        return Utf8Parser.TryParse(answer[(length + 16)..], out int body, out _) && length > 0
            ? head + 4 + body
            : throw new IOException("An answer came without its length.");
    }
}
