using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting.Telemetry;

namespace SecurityPortal.Tests.Hosting.Telemetry;

/// <summary>Who meets a failure reads a reference, and the log tells under it what was tried and what failed.</summary>
public sealed partial class ErrorReferenceTests
{
    [Fact]
    public async Task FailedPage_ShowsTheReferenceUnderWhichTheLogHasTheCommand()
    {
        var log = new RecordingLog();
        await using var portal = new PortalServer();
        await using var server = portal.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddLogging(l => l.AddProvider(log))));
        using var browser = server.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var form = FormOf(await browser.GetStringAsync("/sign-in"));
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE UserSessions");
        }

        form["Form.Name"] = DemoAccounts.FirstCompany;
        form["Form.Password"] = DemoAccounts.Password;
        using var content = new FormUrlEncodedContent(form);

        // A visitor chooses no reference.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = content };
        request.Headers.Add("traceparent", "00-11111111111111111111111111111111-2222222222222222-01");
        var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var reference = Shown().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.Matches("^.{4}-.{4}$", reference);
        var lines = log.Lines.Select(l => l.Text).Where(t => t.Contains(reference, StringComparison.Ordinal)).ToList();
        Assert.Contains(lines, l => l.StartsWith("Request failed", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Command SignInService.Complete: failed", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.DoesNotContain("1111111111111111", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task JsonLogs_BySetting_HaveTheCommandInFieldsOfItsOwn()
    {
        await using var portal = new PortalServer();
        await using var server = portal.WithWebHostBuilder(b => b.UseSetting("Logging:Console:FormatterName", ConsoleFormatterNames.Json));
        var chosen = server.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName;
        var formatter = server.Services.GetServices<ConsoleFormatter>().Single(f => f.Name == chosen);
        var written = new StringWriter();
        var journal = new CommandJournal(TimeProvider.System, new Formatted(formatter, written));

        await journal.RunAsync<Unit>("ApproveAsync", "CaseReviewService.cs", () => Task.FromResult<Result<Unit>>(new NotFound()));

        var state = System.Text.Json.JsonDocument.Parse(written.ToString()).RootElement.GetProperty("State");
        Assert.Equal("CaseReviewService.Approve", state.GetProperty("Command").GetString());
        Assert.Equal("common.not-found", state.GetProperty("Outcome").GetString());
        Assert.True(state.TryGetProperty("Milliseconds", out _));
        Assert.Matches("^.{4}-.{4}$", state.GetProperty("Reference").GetString()!);
    }

    [Fact]
    public async Task EventsOfAPage_EachHaveAReferenceOfTheirOwnFromBeginningToEnd()
    {
        using var connection = new Activity("connection").Start();
        List<string> references = [];
        var handler = new CircuitTrace().CreateInboundActivityHandler(async _ =>
        {
            references.Add(ErrorReference.Current());
            await Task.Yield();
            references.Add(ErrorReference.Current());
        });

        await handler(null!);
        await handler(null!);

        Assert.Equal((references[0], references[2]), (references[1], references[3]));
        Assert.Equal(3, references.Append(ErrorReference.Of(connection.TraceId)).Distinct().Count());
        Assert.Same(connection, Activity.Current);
    }

    private static Dictionary<string, string> FormOf(string html)
    {
        var at = html.IndexOf("class=\"portal-form", StringComparison.Ordinal);
        var before = html.LastIndexOf("<form", at, StringComparison.Ordinal);
        var begin = before >= 0 ? before : html.IndexOf("<form", at, StringComparison.Ordinal);
        return Hidden().Matches(html[begin..html.IndexOf("</form>", at, StringComparison.Ordinal)])
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
    }

    [GeneratedRegex("data-testid=\"error-reference\">([^<]+)<")]
    private static partial Regex Shown();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Hidden();

    private sealed class Formatted(ConsoleFormatter formatter, TextWriter written) : ILogger<CommandJournal>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> text) =>
            formatter.Write(new LogEntry<TState>(logLevel, "portal", eventId, state, exception, text), null, written);
    }
}
