using System.Net;
using System.Net.Sockets;

namespace CrisisLine.Tests.Support;

/// <summary>A post office that speaks just enough SMTP to take a letter, to be away, or to refuse one.</summary>
public sealed class PostOffice : IDisposable
{
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly List<string> _letters = [];
    private int _refuse;

    public PostOffice()
    {
        _door.Start();
        _ = Work();
    }

    public int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    /// <summary>As they came, heads and all.</summary>
    public IReadOnlyList<string> Letters
    {
        get
        {
            lock (_letters)
                return [.. _letters];
        }
    }

    /// <summary>With this code, the next letters: 4xx for now, 5xx for good.</summary>
    public void Refuses(int code) => _refuse = code;

    public void Dispose() => _door.Dispose();

    private async Task Work()
    {
        while (true)
            try
            {
                _ = Serve(await _door.AcceptTcpClientAsync());
            }
            catch (Exception fault) when (fault is ObjectDisposedException or SocketException or InvalidOperationException)
            {
                return;
            }
    }

    private async Task Serve(TcpClient caller)
    {
        using var _ = caller;
        using var reader = new StreamReader(caller.GetStream());
        await using var writer = new StreamWriter(caller.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var letter = new List<string>();
                while (await reader.ReadLineAsync() is { } text && text != ".")
                    letter.Add(text);
                lock (_letters)
                    _letters.Add(string.Join('\n', letter));
                await writer.WriteLineAsync("250 taken");
            }
            else if (line.StartsWith("RCPT", StringComparison.Ordinal) && _refuse > 0)
                await writer.WriteLineAsync($"{_refuse} no");
            else
                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 fine");
    }
}
