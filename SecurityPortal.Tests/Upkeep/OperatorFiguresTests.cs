using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Upkeep;

/// <summary>How much waits, as operators see it.</summary>
public sealed class OperatorFiguresTests
{
    [Fact]
    public async Task Telemetry_Queue_IsCountedByProcessAndGroupAndAnEmptyOneIsZero()
    {
        await using var test = await TestPortal.CreateAsync();
        var company = await test.Data.CompanyAsync();
        await test.Data.CaseAsync(company, CaseStatus.Submitted);
        await test.Data.CaseAsync(company, CaseStatus.Completed);
        var recommended = await test.Data.CaseAsync(company, CaseStatus.Recommended);
        await test.Data.CaseAsync(company, CaseStatus.Closed);
        using var heard = new FlowMeter();
        var figures = Figures(test);

        await figures.RunAsync(default);

        Assert.Equal(2, heard.Last("portal.queue.cases", "ToTake ServiceLicence"));
        Assert.Equal(1, heard.Last("portal.queue.cases", "ForDecision ServiceLicence"));
        Assert.DoesNotContain(heard.Of("portal.queue.cases"), t => t.StartsWith(nameof(QueueGroup.Ended), StringComparison.Ordinal));

        await using (var db = test.Db())
        {
            db.Attach(recommended).Entity.Status = CaseStatus.Refused;
            await db.SaveChangesAsync();
        }

        await figures.RunAsync(default);

        Assert.Equal(0, heard.Last("portal.queue.cases", "ForDecision ServiceLicence"));
    }

    [Fact]
    public async Task Telemetry_MailsAndSeals_AreToldByNumberAndAge()
    {
        await using var test = await TestPortal.CreateAsync();
        var now = test.Clock.UtcNow();
        await using (var db = test.Db())
        {
            db.Audit(test.Clock, null, "test.row", "test", null);
            db.Outbox.AddRange(Mail("parked", now, OutboxSender.Parked), Mail("later", now, now.AddDays(1)), Mail("due", now, now));
            await db.SaveChangesAsync();
        }

        test.Clock.Advance(TimeSpan.FromMinutes(31));
        using var heard = new FlowMeter();

        await Figures(test).RunAsync(default);

        Assert.Equal((2, 1), (heard.Last("portal.outbox.mails", "waiting"), heard.Last("portal.outbox.mails", "parked")));
        Assert.Equal((31 * 60, 31 * 60), (heard.Last("portal.outbox.age"), heard.Last("portal.audit.unsealed.age")));
    }

    private static OperatorFigures Figures(TestPortal test) => ActivatorUtilities.CreateInstance<OperatorFigures>(test.Services);

    private static OutboxMail Mail(string key, DateTime queued, DateTime due) => new()
    {
        EventKey = key, Template = "Test", TemplateVersion = 1, Language = "sq", To = "a@example.org", ModelJson = "{}", CreatedAt = queued, DueAt = due,
    };
}
