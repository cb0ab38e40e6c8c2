using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>
/// Tells of every command once it has ended: by what name, how and how long, and the reference that a failed page would show. One line in the log, a figure and
/// a span; nothing of whom or what it was about.
/// </summary>
public sealed partial class CommandJournal(TimeProvider clock, ILogger<CommandJournal> log)
{
    private const string Asynchronous = "Async";

    /// <summary>Runs a command and tells of it, whatever it throws.</summary>
    /// <param name="command">Method of whoever runs it.</param>
    /// <param name="file">Source file of that method, which has the name of its type.</param>
    /// <param name="work">The command.</param>
    public async Task<Result<T>> RunAsync<T>(string command, string file, Func<Task<Result<T>>> work)
    {
        var name = NameOf(command, file);
        using var span = PortalTrace.BeginPart(name);
        var began = clock.GetTimestamp();
        var outcome = Outcomes.Failed;
        try
        {
            var result = await work();
            outcome = result.Error?.Code ?? Outcomes.Done;
            return result;
        }
        catch (DbUpdateException fault) when (DatabaseRoom.IsOvertaken(fault))
        {
            // As a rule its caller answers with a sentence.
            outcome = Outcomes.Overtaken;
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = Outcomes.Cancelled;
            throw;
        }
        finally
        {
            Tell(name, outcome, clock.GetElapsedTime(began), span);
        }
    }

    /// <summary>The name of a command, such as <c>CaseReviewService.Approve</c>.</summary>
    public static string NameOf(string command, string file)
    {
        var type = Path.GetFileName(file.Replace('\\', '/'));
        var method = command.EndsWith(Asynchronous, StringComparison.Ordinal) ? command[..^Asynchronous.Length] : command;
        return $"{type[..Math.Max(0, type.IndexOf('.', StringComparison.Ordinal))]}.{method}";
    }

    private void Tell(string name, string outcome, TimeSpan took, Activity? span)
    {
        span?.SetTag(MeterTags.Command, name).SetTag(MeterTags.Outcome, outcome);
        if (outcome == Outcomes.Failed)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }

        PortalMeter.Command(name, outcome, took);
        var level = outcome == Outcomes.Failed ? LogLevel.Warning : LogLevel.Information;
        if (log.IsEnabled(level))
        {
            var (reference, traceId) = (ErrorReference.Current(), Activity.Current?.TraceId.ToHexString());
            LogCommand(log, level, name, outcome, Math.Round(took.TotalMilliseconds, 1), reference, traceId);
        }
    }

    [LoggerMessage(Message = "Command {Command}: {Outcome} after {Milliseconds} ms, reference {Reference}, trace {TraceId}")]
    private static partial void LogCommand(
        ILogger log, LogLevel level, string command, string outcome, double milliseconds, string reference, string? traceId);
}
