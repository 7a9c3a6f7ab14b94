using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace CrisisLine.Benchmarks.Load;

/// <summary>What one transaction said to PostgreSQL. A round trip is a wait for the server; BEGIN travels with the first.</summary>
public sealed record Said(int Statements, int Trips, int Commits);

/// <summary>
/// Stands between a node and PostgreSQL and counts, on the wire, what the transaction says that carries a given text.
/// Nothing of the program is changed for it.
/// </summary>
public sealed class WireTally : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentQueue<(byte[] Words, Said Said)> _transactions = new();
    private readonly UnixDomainSocketEndPoint _server;

    public WireTally(string database)
    {
        var address = new NpgsqlConnectionStringBuilder(database);
        _server = new UnixDomainSocketEndPoint($"{address.Host}/.s.PGSQL.{address.Port}");
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        (address.Host, address.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndPoint!).Port);
        ConnectionString = address.ConnectionString;
        _ = Accept();
    }

    public string ConnectionString { get; }

    /// <summary>What was said in the transaction in which <paramref name="sid"/> was written.</summary>
    public Said Of(string sid) =>
        _transactions.Single(one => one.Words.AsSpan().IndexOf(Encoding.ASCII.GetBytes(sid)) >= 0).Said;

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (await _listener.AcceptAsync() is var node)
                _ = Carry(node);
        }
        catch (SocketException)
        {
            // Disposed: nobody else comes.
        }
    }

    private async Task Carry(Socket node)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await server.ConnectAsync(_server);
        await using var there = new NetworkStream(server);
        await using var here = new NetworkStream(node, ownsSocket: true);
        try
        {
            await Task.WhenAny(there.CopyToAsync(here), Listen(here, there));
        }
        catch (IOException)
        {
            // The node was killed.
        }
    }

    private async Task Listen(NetworkStream node, NetworkStream server)
    {
        var tally = new Tally(_transactions);
        var buffer = new byte[64 * 1024];
        while (await node.ReadAsync(buffer) is > 0 and var read)
        {
            tally.Add(buffer.AsSpan(0, read));
            await server.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    /// <summary>Takes a node's side of the conversation apart into messages: a letter, a length, and that much.</summary>
    private sealed class Tally(ConcurrentQueue<(byte[], Said)> kept)
    {
        private readonly List<byte> _unread = [];
        private readonly List<byte> _words = [];
        private bool _hasStarted;
        private int _statements, _trips;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            _unread.AddRange(bytes);
            while (Next() is { } message)
                Count(message.Kind, message.Words);
        }

        // The very first message has no letter.
        private (char Kind, byte[] Words)? Next()
        {
            var letter = _hasStarted ? 1 : 0;
            if (_unread.Count < letter + 4)
                return null;
            var length = BinaryPrimitives.ReadInt32BigEndian([.. _unread[letter..(letter + 4)]]);
            if (_unread.Count < letter + length)
                return null;

            var message = (_hasStarted ? (char)_unread[0] : ' ', _unread[(letter + 4)..(letter + length)].ToArray());
            _unread.RemoveRange(0, letter + length);
            _hasStarted = true;
            return message;
        }

        private void Count(char kind, byte[] words)
        {
            if (kind is 'Q' && Encoding.ASCII.GetString(words) is var said && said.StartsWith("BEGIN", StringComparison.Ordinal))
                (_statements, _trips) = (0, 0);
            else if (kind is 'Q' && Encoding.ASCII.GetString(words).StartsWith("COMMIT", StringComparison.Ordinal))
                kept.Enqueue(([.. _words], new Said(_statements, _trips, Commits: 1)));

            // Bind, which carries the values; Execute; Sync, after which the server answers.
            if (kind is 'Q')
                _words.Clear();
            else if (kind is 'B')
                _words.AddRange(words);
            else if (kind is 'E')
                _statements++;
            else if (kind is 'S')
                _trips++;
        }
    }
}
