using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Effects;
using SecurityPortal.Core.Processes.Incidents.Mails;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Enters what is searched and counted of a report, alerts the division to grave ones, and asks why a report is corrected.</summary>
internal sealed class IncidentEffects<TForm>(IncidentReportForm<TForm> traits) : IOnFiled, IFiledAlerts, ICorrections
    where TForm : IncidentForm, new()
{
    public async Task<Error?> FiledAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file, now, day) = (move.Db, move.File, move.Now, move.Today);
        var form = await move.AnswersAsync<TForm>(ct);
        var (from, to) = (form.Incident.StartsAt()!.Value, form.Incident.EndsAt()!.Value);
        if (to > now)
        {
            return new Error("incident.time-future");
        }

        var uses = await FindAsync(db, form, ct);
        if (uses is null)
        {
            return new Error("incident.code-unknown");
        }

        var linked = traits.LinkedCase(form);
        if (linked is not null && !await db.IncidentReports.AnyAsync(
            r => r.CaseId == linked && r.CompanyId == file.CompanyId && r.ProcessKey == IncidentKinds.UseOfForce, ct))
        {
            return new Error("incident.link-unknown");
        }

        if (to > file.SubmittedAt)
        {
            return new Error("incident.ended-after-report");
        }

        var level = uses.Max(u => u.Level) ?? 0;
        var injury = traits.InjuriesOf(form).Append(form.Worker.Injury).Append(form.Incident.ThirdPartyInjury).Max(Injuries.Grade);
        var standing = await WorkerStandingReader.StateOfAsync(db, file.CompanyId!.Value, form.Worker.Person.Key, form.Incident.FromDate!.Value, ct);
        var report = await db.IncidentReports.SingleOrDefaultAsync(r => r.CaseId == file.Id, ct);
        var isNew = report is null;
        report ??= Begun(file, from, to);
        var local = LocalTime.Of(from);
        (report.OccurredFrom, report.OccurredTo, report.Month) = (from, to, (local.Year * 100) + local.Month);
        (report.MunicipalityCode, report.SiteType, report.ServiceClass) = (form.Incident.MunicipalityCode!, form.Incident.SiteType!,
            form.Incident.ServiceClass!);
        (report.HighestLevel, report.WorstInjury) = (level, injury);

        // A correction takes back neither what called for the division nor that the first version came late.
        var filing = FilingDay.Of(file.SubmittedAt);
        report.IsPriority |= injury > 0 || level >= await db.NumberSettingAsync(IncidentReference.AlertLevel, filing, ct);
        report.IsLate = isNew
            ? IncidentTimes.IsLate(file.SubmittedAt, to, await db.NumberSettingAsync(IncidentReference.ReportHours, filing, ct))
            : report.IsLate;
        (report.WorkerStanding, report.LinkedCaseId) = (standing, linked);
        if (isNew)
        {
            db.IncidentReports.Add(report);
        }
        else
        {
            await db.IncidentCodes.Where(c => c.CaseId == file.Id).ExecuteDeleteAsync(ct);
        }

        db.IncidentCodes.AddRange(uses.GroupBy(u => (u.List, u.Code))
            .Select(g => new IncidentCode { CaseId = file.Id, List = g.Key.List, Code = g.Key.Code, Times = g.Count() }));
        return null;
    }

    public async Task<IReadOnlyList<FiledAlert>> AlertsAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file, now, day) = (move.Db, move.File, move.Now, move.Today);
        var report = db.IncidentReports.Local.Single(r => r.CaseId == file.Id);
        if (!report.IsPriority || (report.AlertedAt is not null && report.HighestLevel <= report.AlertedLevel && report.WorstInjury <= report.AlertedInjury))
        {
            return [];
        }

        (report.AlertedAt, report.AlertedLevel, report.AlertedInjury) = (now, report.HighestLevel, report.WorstInjury);
        var address = await db.SettingAsync(IncidentReference.AlertEmail, new PresentDay(day), ct);
        var supervisors = await db.Users
            .Where(u => !u.IsDisabled && u.Email != null
                && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(role => role.Id == r.RoleId && role.Name == PortalRoles.Supervisor)))
            .Select(u => new { u.Id, u.DisplayName, u.Email, u.Language }).ToListAsync(ct);
        List<FiledAlert> alerts = [.. supervisors.Select(s => new FiledAlert($"{s.Id:N}", AlertMail, new MailReceiver(s.DisplayName, s.Email!, s.Language)))];
        if (EmailAddress.TryNormalize(address, out var division) && !alerts.Exists(a => a.Receiver.Email.Equals(division, StringComparison.OrdinalIgnoreCase)))
        {
            var name = Texts.Get<IncidentTexts>("Division", Languages.Culture(Languages.Albanian));
            alerts.Add(new FiledAlert("division", AlertMail, new MailReceiver(name, division, Languages.Albanian)));
        }

        return alerts;
    }

    private static ReportAlertMail AlertMail(CaseMailFacts about) => new()
    {
        Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, Company = about.Applicant, Link = about.Link,
    };

    public string Begin(string payload)
    {
        var form = PayloadJson.Read<TForm>(payload);
        form.Correction = new CorrectionPart();
        return PayloadJson.Write(form);
    }

    public string? Reason(string payload) => PayloadJson.Read<TForm>(payload).Correction?.Reason?.Trim();

    // A code that no list has was not chosen on a page. The level is that of the list in which the action stands, whatever the payload says.
    private async Task<List<IncidentUse>?> FindAsync(PortalDbContext db, TForm form, CancellationToken ct)
    {
        var uses = traits.Uses(form);
        var injuries = traits.InjuriesOf(form).Append(form.Worker.Injury).Append(form.Incident.ThirdPartyInjury).OfType<string>().Distinct().ToList();
        if ((await db.KnownCodesAsync([IncidentLists.Injury], ct)).Count(c => injuries.Contains(c.Code)) != injuries.Count)
        {
            return null;
        }

        var lists = uses.SelectMany(u => u.List == IncidentUse.AnyForce ? IncidentLists.Force : [u.List]).Distinct().ToList();
        var known = await db.KnownCodesAsync(lists, ct);
        var found = new List<IncidentUse>();
        foreach (var use in uses)
        {
            var item = known.FirstOrDefault(k => k.Code == use.Code && (k.List == use.List || use.List == IncidentUse.AnyForce));
            if (item == default)
            {
                return null;
            }

            found.Add(use with { List = item.List, Level = use.List == IncidentUse.AnyForce ? IncidentLists.LevelOf(item.List) ?? use.Level : null });
        }

        return found;
    }

    private static IncidentReport Begun(Case file, DateTime from, DateTime to) => new()
    {
        CaseId = file.Id, ProcessKey = file.ProcessKey, CompanyId = file.CompanyId!.Value, OccurredFrom = from, OccurredTo = to, Month = 0,
        MunicipalityCode = "", SiteType = "", ServiceClass = "", HighestLevel = 0, WorstInjury = 0, IsPriority = false, IsLate = false,
        WorkerStanding = default,
    };
}
