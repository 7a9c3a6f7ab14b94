using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace CrisisLine.Twilio.Tests;

/// <summary>What somebody asked of the provider, as it came over the wire.</summary>
internal sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public IReadOnlyList<(string Name, string Value)> Form => Pairs(Body);

    public IReadOnlyList<(string Name, string Value)> Query => Pairs(Target[(Target.IndexOf('?') + 1)..]);

    // Not the reader that is under test elsewhere.
    private static List<(string, string)> Pairs(string encoded) =>
        [.. encoded.Split('&').Select(pair => pair.Split('=', 2))
            .Select(pair => (WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1])))];
}

/// <summary>
/// A provider on a real socket, since it is on sockets that answers are lost. It answers request after request with what
/// it was told, the last again and again.
/// </summary>
internal sealed class PretendProvider : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<PretendAnswer> _answers;
    private readonly ConcurrentQueue<Request> _requests = [];
    private readonly Channel<bool> _arrivals = Channel.CreateUnbounded<bool>();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private int _accepted;

    public PretendProvider(params IEnumerable<PretendAnswer> answers)
    {
        _answers = new(answers);
        _listener.Start();
        _accepting = Accept();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    public IReadOnlyList<Request> Requests => [.. _requests];

    public int Connections => _accepted;

    public void Then(PretendAnswer answer) => _answers.Enqueue(answer);

    /// <summary>Until somebody has asked something that nobody has waited for yet.</summary>
    public async Task Asked() => await _arrivals.Reader.ReadAsync();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_closing.Token);
                Interlocked.Increment(ref _accepted);
                _connections.Add(Serve(socket));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket socket)
    {
        using (socket)
        {
            try
            {
                while (await Read(socket) is { } request)
                {
                    _requests.Enqueue(request);
                    _arrivals.Writer.TryWrite(true);

                    if (_answers.Count == 1 ? !_answers.TryPeek(out var answer) : !_answers.TryDequeue(out answer))
                        throw new InvalidOperationException("The provider was told no answer");

                    if (!await answer.Give(socket, _closing.Token))
                        return;
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException)
            {
                // The test is over, or the other side has gone.
            }
        }
    }

    /// <returns>Null when the other side has nothing more to ask.</returns>
    private async Task<Request?> Read(Socket socket)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        var (head, length) = (-1, 0);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string[] first = [];

        while (head < 0 || bytes.Count < head + length)
        {
            var count = await socket.ReceiveAsync(buffer, _closing.Token);
            if (count == 0)
                return null;

            bytes.AddRange(buffer.AsSpan(0, count));
            var text = Encoding.Latin1.GetString([.. bytes]);
            if (head >= 0 || text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (>= 0 and var end))
                continue;

            var lines = text[..end].Split("\r\n");
            (head, first) = (end + 4, lines[0].Split(' '));
            foreach (var line in lines.Skip(1).Select(line => line.Split(": ", 2)))
                headers[line[0]] = line[1];

            length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), provider: null);
        }

        return new Request(first[0], first[1], headers, Encoding.UTF8.GetString([.. bytes[head..]]));
    }
}
