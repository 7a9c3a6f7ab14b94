using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Tests.Support;

/// <summary>Keeps every line of the program's log, with all its parts, as the most talkative log would show it.</summary>
public sealed class LogKept : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, _lines);

    public void Dispose() { }

    private sealed class Keeper(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
