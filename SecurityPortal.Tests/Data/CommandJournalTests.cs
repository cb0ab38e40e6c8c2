using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Tests.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Data;

/// <summary>What is told of a command once it has ended.</summary>
public sealed partial class CommandJournalTests : CasesKit
{
    private readonly RecordingLog _log = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Database.Journal = new CommandJournal(Clock, LoggerFactory.Create(b => b.AddProvider(_log)).CreateLogger<CommandJournal>());
    }

    [Fact]
    public async Task Telemetry_CommandThatIsDone_OneLineOneFigureWithNameOutcomeAndReferenceAndNothingOfWhom()
    {
        using var heard = new FlowMeter();
        using var request = new Activity("request").Start();
        var officer = await Data.OfficerAsync("Blerim Krasniqi");
        var file = await Data.CaseAsync(await Data.CompanyAsync());

        Assert.True((await Review(officer).TakeAsync(file.Id, file.Version, default)).IsOk);

        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Equal(
            $"Command CaseReviewService.Take: done after 0 ms, reference {ErrorReference.Of(request.TraceId)}, trace {request.TraceId}", line.Text);
        Assert.Equal(["CaseReviewService.Take done"], heard.Of("portal.commands"));
        Assert.Equal(["CaseReviewService.Take"], heard.Of("portal.command.duration"));
    }

    [Fact]
    public async Task Telemetry_CommandThatIsRefused_IsToldByTheCodeAndTheRefusalIsCounted()
    {
        using var heard = new FlowMeter();
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        var officer = await Data.OfficerAsync();

        Assert.IsType<CaseChangedByOther>((await Review(officer).TakeAsync(file.Id, Guid.NewGuid(), default)).Error);
        Assert.IsType<NotPermitted>(
            (await Review(await Data.MinistryAsync("Arka", PortalRoles.Cashier)).TakeAsync(file.Id, file.Version, default)).Error);

        Assert.Equal(["CaseReviewService.Take case.changed-by-other"], heard.Of("portal.commands"));
        Assert.Equal(["case.refused"], heard.Of("portal.refusals"));
    }

    [Theory]
    [InlineData("overtaken", LogLevel.Information)]
    [InlineData("overtaken ", LogLevel.Information)]
    [InlineData("cancelled", LogLevel.Information)]
    [InlineData("failed ", LogLevel.Warning)]
    [InlineData("failed", LogLevel.Warning)]
    public async Task Telemetry_CommandThatThrows_IsToldAndThrowsOn(string outcome, LogLevel level)
    {
        using var heard = new FlowMeter();
        Exception fault = outcome switch
        {
            "overtaken" => new DbUpdateException("the same row", new SqliteException("unique", 19)),
            "overtaken " => new DbUpdateConcurrencyException("the same row"),
            "failed " => new DbUpdateException("no table", new SqliteException("no such table", 1)),
            "cancelled" => new OperationCanceledException("has gone"),
            _ => new InvalidOperationException("Vjosa Berisha, 1900000010"),
        };

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => Database.InTransactionAsync<Unit>(_ => throw fault, default));

        Assert.Same(fault, thrown);
        Assert.Equal([$"CommandJournalTests.{nameof(Telemetry_CommandThatThrows_IsToldAndThrowsOn)} {outcome.TrimEnd()}"], heard.Of("portal.commands"));
        var line = Assert.Single(_log.Lines);
        Assert.Equal((level, null), (line.Level, line.Fault));
        Assert.DoesNotContain("Vjosa", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telemetry_SlowerOfTwo_IsToldByWhatItWasAnswered()
    {
        using var heard = new FlowMeter();

        var result = await Database.InTransactionAsync<Unit>(
            _ => throw new DbUpdateConcurrencyException("the same row"), new Error("payment.changed"), default);

        Assert.Equal("payment.changed", result.Error?.Code);
        Assert.EndsWith(" payment.changed", Assert.Single(heard.Of("portal.commands")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telemetry_Span_IsPartOfTheTraceAndHasNameAndOutcome()
    {
        List<Activity> ended = [];
        using var request = new Activity("request").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == PortalTrace.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                if (a.TraceId == request.TraceId)
                {
                    ended.Add(a);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await Database.InTransactionAsync<Unit>(_ => Task.FromResult<Result<Unit>>(new NotFound()), default, "TickAsync", "/src/CaseChecklist.Part.cs");

        var span = Assert.Single(ended);
        Assert.Equal(("CaseChecklist.Tick", ActivityStatusCode.Unset), (span.DisplayName, span.Status));
        Assert.Equal(["command=CaseChecklist.Tick", "outcome=common.not-found"], span.TagObjects.Select(t => $"{t.Key}={t.Value}"));
    }

    [Theory]
    [InlineData("ApproveAsync", "/_/SecurityPortal.Core/Casework/CaseReviewService.cs", "CaseReviewService.Approve")]
    [InlineData("Move", @"C:\portal\Reference\ReferenceDataService.Codes.cs", "ReferenceDataService.Move")]
    [InlineData("Async", "", ".")]
    public void Telemetry_Names_AreTypeAndMethod(string command, string file, string name) => Assert.Equal(name, CommandJournal.NameOf(command, file));

    [Fact]
    public void Telemetry_References_AreOneForATraceAndReadOutLoud()
    {
        var traces = Enumerable.Range(0, 200).Select(_ => ActivityTraceId.CreateRandom()).ToList();

        Assert.Equal(200, traces.Select(ErrorReference.Of).Distinct().Count());
        Assert.Equal(traces.Select(ErrorReference.Of), traces.Select(ErrorReference.Of));
        Assert.All(traces, t => Assert.Matches(Spoken(), ErrorReference.Of(t)));
        Activity.Current = null;
        Assert.NotEqual(ErrorReference.Current(), ErrorReference.Current());
    }

    [GeneratedRegex("^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$")]
    private static partial Regex Spoken();
}
