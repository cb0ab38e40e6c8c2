using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Effects;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Papers;

/// <summary>
/// Makes the portal's papers for whoever may have them; to others they do not exist, and the try is audited. A look by the ministry is audited too. Bilingual,
/// with English where that is the language of the account that asks.
/// </summary>
public sealed class PaperService(
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    DraftDocuments drafts,
    CodeBookCache codes,
    PaperPictures pictures,
    SlipPaper slips,
    LicenceAccess sight,
    ITrainingSource trainings,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>"Kërkesa", or what a process calls it, as last filed: to the applicant and to those who read cases.</summary>
    public Task<Result<PaperFile>> RequestAsync(Guid caseId, CancellationToken ct) => RequestAsync(caseId, null, ct);

    /// <summary>As the other, of one version; null for the last.</summary>
    public async Task<Result<PaperFile>> RequestAsync(Guid caseId, int? number, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct);
        if (file is null || !await MayReadAsync(db, actor, file.CompanyId, file.IndividualId, actor?.CanReadCases, "request", caseId, ct))
        {
            return new NotFound();
        }

        var process = ProcessCatalogue.Get(file.ProcessKey);
        var wanted = number ?? file.VersionNumber;
        if (await db.CaseVersions.AsNoTracking().SingleOrDefaultAsync(v => v.CaseId == caseId && v.Number == wanted, ct) is not { } version)
        {
            return new NotFound();
        }

        var third = PaperWords.ThirdOf(actor!.Language);
        var kinds = await db.DocumentKindsAsync(file.ProcessKey, file.ClassCode, FilingDay.Of(file.SubmittedAt), ct);
        var attached = await db.Attachments.AsNoTracking().Where(a => a.CaseVersionId == version.Id).ToListAsync(ct);
        var shown = await pictures.OfVersionAsync(process, version.Id, ct);
        if (!shown.IsOk)
        {
            return shown.Error!;
        }

        var sheet = new RequestSheet
        {
            CaseNumber = file.Number,
            ProcessName = PaperWords.Of(process, "Name", third),
            OwnTitle = PaperWords.Find(process, "Sheet.Title", third),
            Applicant = PaperWords.Find(process, "Sheet.Applicant", third) is not { } applicant ? []
                : [new(applicant, string.Join(", ", new[] { file.ApplicantName, file.ApplicantNumber }.OfType<string>()), Wide: true)],
            Notice = PaperWords.Find(process, "Sheet.Notice", third),
            CorrectionReason = process.Effect<ICorrections>()?.Reason(process.Form.Read(version.Payload)),
            Kind = process.HasKinds ? file.Kind : null,
            Version = version.Number,
            FiledAt = version.SubmittedAt,
            FiledBy = await db.Users.Where(u => u.Id == version.SubmittedBy).Select(u => u.DisplayName).SingleAsync(ct),
            Sections = PaperAnswers.Of(process, process.Form.Read(version.Payload), await codes.CurrentAsync(ct), LocalTime.DateOf(file.SubmittedAt), third),
            Pictures = shown.Value,
            Documents = [.. from kind in kinds from a in attached.Where(a => a.KindCode == kind.KindCode) select (PaperWords.Of(kind.Name, third), a.FileName)],
            SecondPageStep = process.Form.SecondSheetStep,
            PrintedAt = clock.GetUtcNow(),
            ThirdLanguage = third,
        };
        return new PaperFile(sheet.ToPdf(), $"{(sheet.OwnTitle is null ? "Kerkesa" : "Raporti")}-{file.Number}.pdf");
    }

    /// <summary>A paper of the draft to be signed and attached; the draft remembers from which data it was made. To those who prepare for its
    /// applicant.</summary>
    public async Task<Result<PaperFile>> DraftFormAsync(Guid draftId, string kindCode, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var owner = await db.Drafts.Where(d => d.Id == draftId).Select(d => new { d.CompanyId, d.IndividualId, d.ProcessKey }).SingleOrDefaultAsync(ct);
        if (owner is null || !await MayReadAsync(db, actor, owner.CompanyId, owner.IndividualId, officially: false, "form", draftId, ct))
        {
            return new NotFound();
        }

        var process = ProcessCatalogue.Get(owner.ProcessKey);
        if (!process.FormKinds.Contains(kindCode))
        {
            return new NotFound();
        }

        // First remembered, then read: if the draft is saved between the two, the paper carries the older code and is seen to be out of date.
        var code = await drafts.RecordFormAsync(draftId, kindCode, ct);
        if (!code.IsOk || await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == draftId, ct) is not { } draft)
        {
            return code.Error ?? new NotFound();
        }

        var shown = await pictures.OfDraftAsync(process, draftId, ct);
        if (!shown.IsOk)
        {
            return shown.Error!;
        }

        var layout = process.Papers!.Layout(kindCode);
        var third = PaperWords.ThirdOf(actor!.Language);
        var paper = new FormPaper
        {
            Reference = string.Create(CultureInfo.InvariantCulture, $"{draft.Reference}-{draft.Revision}"),
            Title = PaperWords.Of(process, $"{layout.TextKey}.Title", third),
            Intro = PaperWords.Of(process, $"{layout.TextKey}.Intro", third),
            Declaration = PaperWords.Of(process, $"{layout.TextKey}.Declaration", third),
            DataCode = code.Value,
            Sections = Printed(PaperAnswers.Of(process, process.Form.Read(draft.Payload), await codes.CurrentAsync(ct), clock.Today(), third), layout),
            Pictures = shown.Value,
            PrintedAt = clock.GetUtcNow(),
            ThirdLanguage = third,
        };
        return new PaperFile(paper.ToPdf(), $"{FileWord(paper.Title.Sq)}-{draft.Reference}.pdf");
    }

    /// <summary>A payment slip: to the applicant with the permission to pay, and to those who see payments.</summary>
    public async Task<Result<PaperFile>> SlipAsync(Guid slipId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var owner = await db.PaymentSlips.Where(s => s.Id == slipId)
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { c.CompanyId, c.IndividualId }).SingleOrDefaultAsync(ct);
        var mayPay = actor?.May(DelegatePermissions.Pay) == true;
        return owner is not null && await MayReadAsync(db, actor, mayPay ? owner.CompanyId : null, mayPay ? owner.IndividualId : null, actor?.CanReadPayments,
            "slip", slipId, ct)
            ? await slips.RenderAsync(slipId, actor!.Language, ct)
            : new NotFound();
    }

    /// <summary>A collective slip: to the applicant with the permission to pay, and to those who see payments.</summary>
    public async Task<Result<PaperFile>> CollectiveAsync(Guid collectiveId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var mayPay = actor?.May(DelegatePermissions.Pay) == true;
        if (await db.CollectiveSlips.AsNoTracking().SingleOrDefaultAsync(c => c.Id == collectiveId && c.DissolvedAt == null, ct) is not { } collective
            || !await MayReadAsync(db, actor, mayPay ? collective.CompanyId : null, mayPay ? collective.IndividualId : null, actor?.CanReadPayments,
                "collective", collectiveId, ct))
        {
            return new NotFound();
        }

        var document = new CollectiveDocument
        {
            Collective = await CollectiveSlips.ViewAsync(db, collective, ct), PrintedAt = clock.GetUtcNow(),
            ThirdLanguage = PaperWords.ThirdOf(actor!.Language),
        };
        return new PaperFile(document.ToPdf(), $"Fletepagesa-{collective.Number}.pdf");
    }

    /// <summary>"Vendimi" on a decided case: to the applicant and to those who read cases.</summary>
    public async Task<Result<PaperFile>> DecisionAsync(Guid caseId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct);
        if (file is null || !await MayReadAsync(db, actor, file.CompanyId, file.IndividualId, actor?.CanReadCases, "decision", caseId, ct)
            || file.DecidedAt is not { } decidedAt)
        {
            return new NotFound();
        }

        var decision = await db.CaseEvents.AsNoTracking()
            .Where(e => e.CaseId == caseId && (e.Action == CaseAction.Approve || e.Action == CaseAction.Authorise || e.Action == CaseAction.Refuse
                || e.Action == CaseAction.AppealUphold))
            .OrderByDescending(e => e.Number)
            .FirstAsync(ct);
        var process = ProcessCatalogue.Get(file.ProcessKey);
        var day = LocalTime.DateOf(decidedAt);
        var third = PaperWords.ThirdOf(actor!.Language);
        var paper = new DecisionPaper
        {
            CaseNumber = file.Number,
            ApplicantName = file.ApplicantName,
            Subject = PaperWords.Of((await codes.CurrentAsync(ct)).Name(process.ClassList, file.ClassCode, file.SubmittedAt), third),
            Grant = PaperWords.Of(process, "Grant", third),
            Approved = decision.Action != CaseAction.Refuse,
            FiledAt = file.SubmittedAt,
            DecidedAt = decidedAt,
            DecidedBy = decision.ActorName,
            ByOfficer = process.Workflow.Allows(CaseStatus.InReview, CaseAction.Authorise),
            Reasons = file.DecisionReasons,
            Upheld = decision.Action == CaseAction.AppealUphold
                ? await db.Appeals.AsNoTracking().Where(a => a.CaseId == caseId && a.Outcome == AppealOutcome.Upheld).OrderByDescending(a => a.RecordedAt)
                    .FirstAsync(ct)
                : null,
            Slip = await db.PaymentSlips.AsNoTracking().Where(s => s.CaseId == caseId && s.IssuedAt >= decidedAt).OrderBy(s => s.IssuedAt)
                .FirstOrDefaultAsync(ct),
            LicenceYears = process.Grant is { } grant ? await db.NumberSettingAsync(grant.YearsSetting, FilingDay.Of(file.SubmittedAt), ct) : null,
            AppealDays = await db.NumberSettingAsync(SettingKeys.AppealDays, new ActDay(day), ct),
            AppealBody = await BothAsync(db, SettingKeys.AppealBody, day, ct),
            LegalBasis = await BothAsync(db, SettingKeys.LegalBasis, day, ct),
            PrintedAt = clock.GetUtcNow(),
            ThirdLanguage = third,
        };
        return new PaperFile(paper.ToPdf(), $"Vendimi-{file.Number}.pdf");
    }

    /// <summary>"Licenca" or "Certifikata": to its holder, to whoever applied for it or has the holder's consent, and to those who read cases.</summary>
    public async Task<Result<PaperFile>> LicenceAsync(Guid licenceId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var licence = await db.Licences.AsNoTracking().SingleOrDefaultAsync(l => l.Id == licenceId, ct);
        var sees = licence is not null && actor is not null && await sight.MaySeeAsync(db, actor, licence, ct);
        if (licence is null || (!sees && !await MayReadAsync(db, actor, null, null, actor?.CanReadCases, "licence", licenceId, ct)))
        {
            return new NotFound();
        }

        var applicantNumber = await db.Cases.Where(c => c.Id == licence.CaseId).Select(c => c.ApplicantNumber).SingleAsync(ct);
        var process = ProcessCatalogue.Get(licence.ProcessKey);
        var issuedOn = LocalTime.DateOf(licence.IssuedAt);
        var paper = new LicencePaper
        {
            Number = licence.Number,
            Grant = process.Text("Grant"),
            GrantFor = process.FindText("GrantFor", Languages.Culture(Languages.Albanian)) is null ? null : process.Text("GrantFor"),
            ClassName = (await codes.CurrentAsync(ct)).Name(process.ClassList, licence.ClassCode, licence.IssuedAt),
            HolderName = licence.HolderName,
            BusinessNumber = licence.CompanyId is null ? null : applicantNumber,
            Training = await trainings.FindAsync(db, licenceId, ct),
            ValidFrom = licence.ValidFrom,
            ValidTo = licence.ValidTo,
            IssuedOn = issuedOn,
            CheckAddress = portal.Value.Link($"/check/{licence.Token}"),
            LegalBasis = await BothAsync(db, SettingKeys.LegalBasis, issuedOn, ct),
            Invalid = licence.StateOn(clock.Today(), renewalDays: 0) switch
            {
                var state and (LicenceState.Revoked or LicenceState.Suspended or LicenceState.Expired) => $"{state}",
                _ => null,
            },
            PrintedAt = clock.GetUtcNow(),
        };
        return new PaperFile(paper.GeneratePdf(), $"{FileWord(paper.Grant.Sq)}-{licence.Number}.pdf");
    }

    /// <summary>Decision to suspend, to lift a suspension or to revoke.</summary>
    public async Task<Result<PaperFile>> MeasureAsync(Guid measureId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await db.LicenceMeasures.AsNoTracking().Where(m => m.Id == measureId && m.Number != null)
            .Join(db.Licences, m => m.LicenceId, l => l.Id, (m, l) => new { Measure = m, Licence = l }).SingleOrDefaultAsync(ct);
        var speaks = actor is not null && found is not null && await sight.MayActAsync(db, actor, found.Licence, ct);
        if (found is null || (!speaks && !await MayReadAsync(db, actor, null, null, actor?.CanReadCases, "measure", measureId, ct)))
        {
            return new NotFound();
        }

        var (measure, licence) = (found.Measure, found.Licence);
        var process = ProcessCatalogue.Get(licence.ProcessKey);
        var day = LocalTime.DateOf(measure.DecidedAt!.Value);
        var third = PaperWords.ThirdOf(actor!.Language);
        var paper = new MeasurePaper
        {
            Number = measure.Number!,
            Kind = measure.Kind,
            LicenceNumber = licence.Number,
            HolderName = licence.HolderName,
            Subject = PaperWords.Of((await codes.CurrentAsync(ct)).Name(process.ClassList, licence.ClassCode, licence.IssuedAt), third),
            IssuedOn = LocalTime.DateOf(licence.IssuedAt),
            ValidTo = licence.ValidTo,
            DecidedAt = measure.DecidedAt.Value,
            DecidedBy = await db.Users.Where(u => u.Id == measure.DecidedBy).Select(u => u.DisplayName).SingleAsync(ct),
            Reasons = measure.Reasons,
            IsBasic = licence.ClassCode == ProcessCatalogue.FoundationClass,
            AppealDays = await db.NumberSettingAsync(SettingKeys.AppealDays, new ActDay(day), ct),
            AppealBody = await BothAsync(db, SettingKeys.AppealBody, day, ct),
            LegalBasis = await BothAsync(db, SettingKeys.LegalBasis, day, ct),
            PrintedAt = clock.GetUtcNow(),
            ThirdLanguage = third,
        };
        return new PaperFile(paper.ToPdf(), $"Vendimi-{measure.Number}.pdf");
    }

    private async Task<bool> MayReadAsync(
        PortalDbContext db, Actor? actor, Guid? companyId, Guid? individualId, bool? officially, string paper, Guid id, CancellationToken ct)
    {
        if (actor is null || actor.ActsFor(companyId, individualId))
        {
            return actor is not null;
        }

        db.Audit(clock, actor, officially == true ? "paper.open" : "paper.refused", paper, id);
        await db.SaveChangesAsync(ct);
        return officially == true;
    }

    private static async Task<PaperText> BothAsync(PortalDbContext db, SettingKey<ActDay> setting, DateOnly day, CancellationToken ct)
    {
        var parts = (await db.SettingAsync(setting, new ActDay(day), ct)).Split(" / ", 2);
        return (parts[0], parts[^1]);
    }

    private static IReadOnlyList<PaperSection> Printed(IReadOnlyList<PaperSection> sections, FormLayout layout) =>
    [
        .. sections
            .Select(s => s with { Groups = [.. s.Groups.Select(g => g with { Fields = [.. g.Fields.Where(f => layout.Prints(f.Path))] })
                .Where(g => g.Fields.Count > 0)] })
            .Where(s => s.Groups.Count > 0),
    ];

    private static string FileWord(string title) => string.Join('-', NameFolding.Words(title)) is { Length: > 0 } words
        ? new StringBuilder(words).Replace(words[..1], words[..1].ToUpperInvariant(), 0, 1).ToString()
        : "dokumenti";
}
