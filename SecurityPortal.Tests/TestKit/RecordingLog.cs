using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Keeps what is logged, and tells when something was.</summary>
public sealed class RecordingLog : ILoggerProvider
{
    private readonly SemaphoreSlim _written = new(0);

    /// <summary>What was logged so far, in order.</summary>
    public ConcurrentQueue<LogLine> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <summary>Waits for one more line.</summary>
    public async Task WrittenAsync() => Assert.True(await _written.WaitAsync(TimeSpan.FromSeconds(30)), "Nothing was logged.");

    // A logger still at work when its test is over must not fail for it.
    public void Dispose()
    {
    }

    private sealed class Logger(RecordingLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            log.Lines.Enqueue(new LogLine(category, logLevel, formatter(state, exception), exception));
            log._written.Release();
        }
    }
}

/// <summary>One line of a log.</summary>
public sealed record LogLine(string Category, LogLevel Level, string Text, Exception? Fault);
