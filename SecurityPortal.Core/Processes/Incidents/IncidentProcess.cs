using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>
/// A process by which companies report incidents (processes.md §8, §9): several drafts at once, no licence asked for, immutable once filed, corrected by further
/// versions. A process supplies its form, its own lists and what of them is counted.
/// </summary>
public abstract class IncidentProcess<TForm> : ProcessDefinition<TForm>
    where TForm : IncidentForm, new()
{
    /// <summary>Page 1, the same in all reports.</summary>
    public const string IncidentStep = "incident";

    /// <inheritdoc/>
    public sealed override string ClassList => IncidentLists.ReportKind;

    /// <inheritdoc/>
    public sealed override CaseWorkflow Workflow => CaseWorkflow.Report;

    /// <inheritdoc/>
    public sealed override bool OneDraftPerClass => false;

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> FormKinds => [];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<PictureField> Pictures => [];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Criteria => [];

    /// <inheritdoc/>
    public sealed override ICaseGrant Grant { get; } = new GrantsNothing();

    /// <inheritdoc/>
    public sealed override string FiledMail => MailTemplates.ReportFiled;

    /// <inheritdoc/>
    public sealed override string FurtherVersionMail => MailTemplates.ReportCorrected;

    /// <inheritdoc/>
    public sealed override string PathAfterFinish(Guid caseId, bool corrected) => $"{Route}?done={caseId}";

    /// <inheritdoc/>
    public sealed override string BeginCorrection(string payload)
    {
        var form = PayloadJson.Read<TForm>(payload);
        form.Correction = new CorrectionPart();
        return PayloadJson.Write(form);
    }

    /// <inheritdoc/>
    public sealed override string? CorrectionReason(string payload) => PayloadJson.Read<TForm>(payload).Correction?.Reason?.Trim();

    /// <inheritdoc/>
    public sealed override Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        Task.FromResult<Result<ClassOffer>>(
            applicant.Company is null ? new Error("class.companies-only")
            : classCode != Letters ? new Error("class.unknown")
            : new ClassOffer(RequestKind.Initial));

    /// <inheritdoc/>
    public override IValidator<TForm>? ValidatorFor(string step, DateOnly today) => step switch
    {
        IncidentStep => new IncidentStepValidator(today),
        CheckStep => new CorrectionValidator(),
        _ => null,
    };

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "A report has no paper to sign.");

    /// <inheritdoc/>
    public sealed override async Task<Error?> FiledAsync(PortalDbContext db, Case file, string payload, Actor actor, DateTime now, CancellationToken ct)
    {
        var form = PayloadJson.Read<TForm>(payload);
        var (from, to) = (form.Incident.StartsAt()!.Value, form.Incident.EndsAt()!.Value);
        if (to > now)
        {
            return new Error("incident.time-future");
        }

        var day = LocalTime.DateOf(now);
        var uses = await FindAsync(db, form, ct);
        if (uses is null)
        {
            return new Error("incident.code-unknown");
        }

        var linked = LinkedCase(form);
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
        var injury = InjuriesOf(form).Append(form.Worker.Injury).Append(form.Incident.ThirdPartyInjury).Max(Injuries.Grade);
        var standing = await WorkerStandings.StateOfAsync(db, file.CompanyId!.Value, form.Worker.Person.Key, form.Incident.FromDate!.Value, ct);
        var report = await db.IncidentReports.SingleOrDefaultAsync(r => r.CaseId == file.Id, ct);
        var isNew = report is null;
        report ??= new IncidentReport
        {
            CaseId = file.Id, ProcessKey = Key, CompanyId = file.CompanyId!.Value, OccurredFrom = from, OccurredTo = to, Month = 0, MunicipalityCode = "", SiteType = "",
            ServiceClass = "", HighestLevel = 0, WorstInjury = 0, IsPriority = false, IsLate = false, WorkerStanding = default,
        };
        var local = LocalTime.Of(from);
        (report.OccurredFrom, report.OccurredTo, report.Month) = (from, to, (local.Year * 100) + local.Month);
        (report.MunicipalityCode, report.SiteType, report.ServiceClass) = (form.Incident.MunicipalityCode!, form.Incident.SiteType!, form.Incident.ServiceClass!);
        (report.HighestLevel, report.WorstInjury) = (level, injury);

        // A correction takes back neither what called for the division nor that the first version came late.
        report.IsPriority |= injury > 0 || level >= await db.NumberSettingAsync(SettingKeys.ReportAlertLevel, day, ct);
        report.IsLate = isNew ? IncidentTimes.IsLate(file.SubmittedAt, to, await db.NumberSettingAsync(SettingKeys.ReportHours, day, ct)) : report.IsLate;
        (report.WorkerStanding, report.LinkedCaseId) = (standing, linked);
        if (isNew)
        {
            db.IncidentReports.Add(report);
        }
        else
        {
            await db.IncidentCodes.Where(c => c.CaseId == file.Id).ExecuteDeleteAsync(ct);
        }

        db.IncidentCodes.AddRange(uses.GroupBy(u => (u.List, u.Code)).Select(g => new IncidentCode { CaseId = file.Id, List = g.Key.List, Code = g.Key.Code, Times = g.Count() }));
        return null;
    }

    /// <inheritdoc/>
    public sealed override async Task<IReadOnlyList<FiledAlert>> AlertsAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        var report = db.IncidentReports.Local.Single(r => r.CaseId == file.Id);
        if (!report.IsPriority || (report.AlertedAt is not null && report.HighestLevel <= report.AlertedLevel && report.WorstInjury <= report.AlertedInjury))
        {
            return [];
        }

        (report.AlertedAt, report.AlertedLevel, report.AlertedInjury) = (now, report.HighestLevel, report.WorstInjury);
        var day = LocalTime.DateOf(now);
        var address = await db.SettingAsync(SettingKeys.ReportAlertEmail, day, ct);
        var supervisors = await db.Users
            .Where(u => !u.IsDisabled && u.Email != null && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(role => role.Id == r.RoleId && role.Name == PortalRoles.Supervisor)))
            .Select(u => new { u.Id, u.DisplayName, u.Email, u.Language }).ToListAsync(ct);
        List<FiledAlert> alerts = [.. supervisors.Select(s => new FiledAlert($"{s.Id:N}", MailTemplates.ReportAlert, new MailReceiver(s.DisplayName, s.Email!, s.Language)))];
        if (EmailAddress.TryNormalize(address, out var division) && !alerts.Exists(a => a.Receiver.Email.Equals(division, StringComparison.OrdinalIgnoreCase)))
        {
            alerts.Add(new FiledAlert("division", MailTemplates.ReportAlert, new MailReceiver(Texts.Get<IncidentTexts>("Division", Languages.Culture(Languages.Albanian)), division, Languages.Albanian)));
        }

        return alerts;
    }

    /// <summary>Codes that are searched and counted.</summary>
    protected abstract IReadOnlyList<IncidentUse> Uses(TForm form);

    /// <summary>Injuries beside the worker's and third parties'.</summary>
    protected virtual IEnumerable<string?> InjuriesOf(TForm form) => [];

    /// <summary>The report of force used at the same event.</summary>
    protected virtual Guid? LinkedCase(TForm form) => null;

    /// <inheritdoc/>
    protected override TForm NewPayload(Applicant applicant, string classCode, TForm? earlier) => new();

    /// <inheritdoc/>
    protected override object FormData(TForm payload, string kindCode, string? pictureHash) =>
        throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "A report has no paper to sign.");

    /// <summary>The worker as a person of the case.</summary>
    protected static NamedPerson WorkerOf(TForm form) => Named("worker", form.Worker.Person, "Worker.Person");

    /// <summary>Somebody identified as a person of the case.</summary>
    protected static NamedPerson Named(string role, IncidentPerson person, string path) => new(
        role,
        person.FullName,
        person.By == IdentifiedBy.Number && PersonalNumber.TryParse(person.Entry.PersonalNumber, out var number) ? number : null,
        person.By == IdentifiedBy.Passport ? person.Entry.PassportNumber : null,
        person.IsVerified,
        $"{path}.Entry",
        person.Entry);

    // A code that no list has was not chosen on a page. The level is that of the list in which the action stands, whatever the payload says.
    private async Task<List<IncidentUse>?> FindAsync(PortalDbContext db, TForm form, CancellationToken ct)
    {
        var uses = Uses(form);
        var injuries = InjuriesOf(form).Append(form.Worker.Injury).Append(form.Incident.ThirdPartyInjury).OfType<string>().Distinct().ToList();
        if (await db.CodeItems.CountAsync(c => c.List == IncidentLists.Injury && injuries.Contains(c.Code), ct) != injuries.Count)
        {
            return null;
        }

        var lists = uses.SelectMany(u => u.List == IncidentUse.AnyForce ? IncidentLists.Force : [u.List]).Distinct().ToList();
        var known = await db.CodeItems.AsNoTracking().Where(c => lists.Contains(c.List)).Select(c => new { c.List, c.Code }).ToListAsync(ct);
        var found = new List<IncidentUse>();
        foreach (var use in uses)
        {
            if (known.FirstOrDefault(k => k.Code == use.Code && (k.List == use.List || use.List == IncidentUse.AnyForce)) is not { } item)
            {
                return null;
            }

            found.Add(use with { List = item.List, Level = use.List == IncidentUse.AnyForce ? IncidentLists.LevelOf(item.List) ?? use.Level : null });
        }

        return found;
    }
}

/// <summary>A code that a report names.</summary>
/// <param name="List">Its list, or <see cref="AnyForce"/>.</param>
/// <param name="Code">The code.</param>
/// <param name="Level">Level said by the reporter, for an action of no level's list.</param>
public sealed record IncidentUse(string List, string Code, int? Level = null)
{
    /// <summary>An action of force, in whichever level's list it stands.</summary>
    public const string AnyForce = "";
}
