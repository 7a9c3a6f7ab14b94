using System.Text.Json.Nodes;

namespace CrisisLine.Tests.Support;

/// <summary>A screen that was left open: it hears what changes, as a browser would.</summary>
public sealed class LiveScreen : IDisposable
{
    private readonly StreamReader _reader;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));

    public LiveScreen(Stream stream) => _reader = new StreamReader(stream);

    /// <summary>The rows that it shows, as HTML, by their ids.</summary>
    public Dictionary<string, string> Rows { get; } = [];

    /// <summary>Which rows stand in which part, in order.</summary>
    public JsonObject Order { get; private set; } = [];

    public string Head { get; private set; } = "";

    /// <returns>The next event's name, other than that it is still there; null when the stream has ended.</returns>
    public async Task<string?> Hears()
    {
        string? name = null;
        while (await _reader.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal) && name == "board")
                Take(JsonNode.Parse(line["data: ".Length..])!);
            if (line.Length == 0 && name is not null && name != "still-here")
                return name;
        }

        return null;
    }

    /// <summary>Until a part of the board holds so many rows.</summary>
    public async Task Shows(string part, int rows)
    {
        while (Order[part]?.AsArray().Count != rows)
            Assert.Equal("board", await Hears());
    }

    public void Dispose()
    {
        _reader.Dispose();
        _patience.Dispose();
    }

    private void Take(JsonNode board)
    {
        (Head, Order) = (board["head"]!.GetValue<string>(), board["order"]!.DeepClone().AsObject());
        foreach (var (id, html) in board["rows"]!.AsObject())
            Rows[id] = html!.GetValue<string>();
    }
}
