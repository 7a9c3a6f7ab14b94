using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Tests.Support;

/// <summary>Keeps the lines of the program's log, with all their parts.</summary>
public sealed class LogKept : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Whether it keeps all that the most talkative log would show. It is much work, so only those stories ask for it that look for what must never stand there.</summary>
    public bool IsOfEverything { get; set; }

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, this);

    public void Dispose() { }

    private sealed class Keeper(string category, LogKept log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => log.IsOfEverything || logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log._lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
        }
    }
}
