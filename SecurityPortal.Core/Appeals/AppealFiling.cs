using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals.Mails;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Appeals;

/// <summary>The applicant's side of appeals: against the refusal of a case, and against a suspension or revocation.</summary>
public sealed class AppealFiling(
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    ICaseChangeFeed feed,
    LicenceAccess sight,
    DocumentIntake intake,
    IFileStore files,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>Longest text of an appeal.</summary>
    public const int MaxText = 10_000;
    private const string Refused = "appeal.document-refused";

    /// <summary>Appeals against the refusal of a case.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="seenVersion">Its version on the screen.</param>
    /// <param name="text">What the applicant says.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Guid>> FileAsync(Guid caseId, Guid seenVersion, string? text, CancellationToken ct)
    {
        if (TextError(text) is { } wrong)
        {
            return wrong;
        }

        var actor = await actors.FindAsync(ct);
        try
        {
            var result = await dbFactory.InTransactionAsync<Guid>(db => FileAsync(db, actor, caseId, seenVersion, text!.Trim(), ct), ct);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    /// <summary>Appeals against a suspension or revocation.</summary>
    /// <param name="measureId">The measure.</param>
    /// <param name="text">What the holder says.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Guid>> FileAgainstMeasureAsync(Guid measureId, string? text, CancellationToken ct)
    {
        if (TextError(text) is { } wrong)
        {
            return wrong;
        }

        var actor = await actors.FindAsync(ct);
        var result = await dbFactory.InTransactionAsync<Filed>(
            db => FileAgainstMeasureAsync(db, actor, measureId, text!.Trim(), ct), AppealErrors.NotPossible, ct);
        if (result.IsOk)
        {
            feed.Publish(result.Value.CaseId);
        }

        return result.IsOk ? result.Value.AppealId : result.Error!;
    }

    /// <summary>Adds or replaces the document of an appeal that is not decided yet. It takes nothing from the documents of the case.</summary>
    public async Task<Result<Unit>> AttachAsync(Guid appealId, Stream body, string? fileName, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is null || !actor.May(DelegatePermissions.Submit))
        {
            return await dbFactory.RefuseAsync(clock, actor, Refused, "appeal", appealId, new NotPermitted(), ct);
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await FindOwnAsync(db, appealId, actor, ct) is not { } own)
            {
                return await db.RefuseAsync(clock, actor, Refused, "appeal", appealId, new NotFound(), ct);
            }

            if (own.Outcome is not null)
            {
                return AppealErrors.Closed;
            }
        }

        var accepted = await intake.AcceptAsync(body, fileName, caseBytesUsed: 0, ct);
        return accepted.IsOk ? await KeepAsync(appealId, accepted.Value, actor, ct) : accepted.Error!;
    }

    /// <summary>Whether a measure may be appealed against: it burdens the holder and is in force.</summary>
    internal static bool MayAppeal(LicenceMeasure measure, Licence licence) => measure is { Status: MeasureStatus.CarriedOut } && measure.Kind switch
    {
        MeasureKind.Suspend => licence.SuspendedAt == measure.DecidedAt,
        MeasureKind.Revoke => licence.RevokedAt == measure.DecidedAt,
        _ => false,
    };

    /// <summary>Last day on which a decision may be appealed against in time.</summary>
    internal static async Task<DateOnly> LastDayAsync(PortalDbContext db, DateTime decidedAt, CancellationToken ct)
    {
        var day = LocalTime.DateOf(decidedAt);
        return day.AddDays(await db.NumberSettingAsync(SettingKeys.AppealDays, new ActDay(day), ct));
    }

    /// <summary>Whether an appeal is the actor's: of the case's applicant, or of whoever may speak for the licence it is about.</summary>
    internal static async Task<bool> IsOwnAsync(PortalDbContext db, LicenceAccess sight, Appeal appeal, Actor actor, CancellationToken ct)
    {
        if (appeal.MeasureId is { } measureId)
        {
            var licence = await db.LicenceMeasures.Where(m => m.Id == measureId).Join(db.Licences, m => m.LicenceId, l => l.Id, (_, l) => l).SingleAsync(ct);
            return await sight.MayActAsync(db, actor, licence, ct);
        }

        var file = await db.Cases.Where(c => c.Id == appeal.CaseId).Select(c => new { c.CompanyId, c.IndividualId }).SingleAsync(ct);
        return actor.ActsFor(file.CompanyId, file.IndividualId);
    }

    private async Task<Result<Filed>> FileAgainstMeasureAsync(PortalDbContext db, Actor? actor, Guid measureId, string text, CancellationToken ct)
    {
        var found = await db.LicenceMeasures.Where(m => m.Id == measureId)
            .Join(db.Licences, m => m.LicenceId, l => l.Id, (m, l) => new { Measure = m, Licence = l }).SingleOrDefaultAsync(ct);
        if (actor is null || found is null || !await sight.MayActAsync(db, actor, found.Licence, ct))
        {
            return new NotFound();
        }

        if (!actor.May(DelegatePermissions.Submit))
        {
            return new NotPermitted();
        }

        var (measure, licence) = (found.Measure, found.Licence);
        if (!MayAppeal(measure, licence) || await db.Appeals.AnyAsync(a => a.MeasureId == measureId, ct))
        {
            return AppealErrors.NotPossible;
        }

        var now = clock.UtcNow();
        var appeal = await AddAsync(db, actor, licence.CaseId, measureId, measure.DecidedBy!.Value, measure.DecidedAt!.Value, text, ct);
        (measure.Status, measure.Version) = (MeasureStatus.Appealed, Guid.NewGuid());
        db.Note(licence, LicenceAction.Appeal, now, actor, measureId, measure.Number, visibleToHolder: true);
        db.Audit(clock, actor, "licence.appeal", "licence", licence.Id, $"{licence.Number}: {measure.Number}");
        var matter = new Matter(null, licence.Number, await db.SubjectAsync(licence.ProcessKey, licence.ClassCode, licence.IssuedAt, ct), licence.HolderName);
        var (companyId, individualId) = await LicenceAccess.AccountOfAsync(db, licence, ct);
        await MailAsync(
            db, appeal, companyId, individualId, matter, $"/officer/register/licences/{licence.Id}", [measure.ProposedBy, measure.DecidedBy], ct);
        return new Filed(appeal.Id, licence.CaseId);
    }

    private static Error? TextError(string? text) => string.IsNullOrWhiteSpace(text) ? AppealErrors.TextRequired
        : text.Trim().Length > MaxText ? new CaseTextTooLong(MaxText)
        : TextRules.IsPlain(text, multiline: true) ? null : new Error("text.control-characters");

    // Who may speak for a licence may attach to the appeal about it; else who applied.
    private async Task<Appeal?> FindOwnAsync(PortalDbContext db, Guid appealId, Actor actor, CancellationToken ct) =>
        await db.Appeals.SingleOrDefaultAsync(a => a.Id == appealId, ct) is { } appeal && await IsOwnAsync(db, sight, appeal, actor, ct) ? appeal : null;

    private async Task<Result<Guid>> FileAsync(PortalDbContext db, Actor? actor, Guid caseId, Guid seenVersion, string text, CancellationToken ct)
    {
        var own = await db.OwnCaseAsync(clock, actor, caseId, seenVersion, CaseAction.Appeal, ct);
        if (!own.IsOk)
        {
            return own.Error!;
        }

        var (file, next) = own.Value;
        var from = file.Status;

        if (await db.Appeals.AnyAsync(a => a.CaseId == caseId && a.MeasureId == null && a.AgainstDecisionAt == file.DecidedAt, ct))
        {
            return AppealErrors.NotPossible;
        }

        var appeal = await AddAsync(db, actor!, caseId, null, file.DecidedBy!.Value, file.DecidedAt!.Value, text, ct);
        db.Move(file, CaseAction.Appeal, next, appeal.FiledAt, actor);
        db.Audit(clock, actor, "case.appeal", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        var matter = new Matter(file.Number, null, await db.SubjectAsync(file.ProcessKey, file.ClassCode, file.SubmittedAt, ct), file.ApplicantName);
        await MailAsync(
            db, appeal, file.CompanyId, file.IndividualId, matter, $"/officer/cases/{file.Id}", [file.RecommendedBy ?? file.AssignedTo, file.DecidedBy], ct);
        return appeal.Id;
    }

    private async Task<Appeal> AddAsync(
        PortalDbContext db, Actor actor, Guid caseId, Guid? measureId, Guid decidedBy, DateTime decidedAt, string text, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var appeal = new Appeal
        {
            CaseId = caseId, MeasureId = measureId, AgainstDecisionOf = decidedBy, AgainstDecisionAt = decidedAt, Text = text, FiledAt = now,
            FiledBy = actor.UserId,
            IsLate = LocalTime.DateOf(now) > await LastDayAsync(db, decidedAt, ct),
        };
        db.Appeals.Add(appeal);
        return appeal;
    }

    // To the applicant, and to the officer and the supervisor whose decision it is.
    private async Task MailAsync(
        PortalDbContext db, Appeal appeal, Guid? companyId, Guid? individualId, Matter matter, string officerPath, IEnumerable<Guid?> division,
        CancellationToken ct)
    {
        var receiver = await db.MailReceiverAsync(companyId, individualId, ct);
        db.QueueMail(clock, $"appeal/{appeal.Id:N}/filed", receiver, new AppealFiledMail
        {
            Name = receiver.Name, CaseNumber = matter.CaseNumber, LicenceNumber = matter.LicenceNumber, Subject = matter.Subject,
            Link = portal.Value.Link($"/cases/{appeal.CaseId}"),
        });
        var ids = division.OfType<Guid>().Distinct().ToList();
        foreach (var user in await db.Users.Where(u => ids.Contains(u.Id) && !u.IsDisabled).Select(u => new { u.Id, u.DisplayName, u.Email, u.Language })
            .ToListAsync(ct))
        {
            db.QueueMail(clock, $"appeal/{appeal.Id:N}/filed/{user.Id:N}", new MailReceiver(user.DisplayName, user.Email!, user.Language),
                new AppealReceivedMail
            {
                Name = user.DisplayName, Applicant = matter.Applicant, CaseNumber = matter.CaseNumber, LicenceNumber = matter.LicenceNumber,
                Subject = matter.Subject,
                Link = portal.Value.Link(officerPath),
            });
        }
    }

    private async Task<Result<Unit>> KeepAsync(Guid appealId, AcceptedFile accepted, Actor actor, CancellationToken ct)
    {
        Guid caseId = default;
        Result<Unit> result;
        try
        {
            result = await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await FindOwnAsync(db, appealId, actor, ct) is not { Outcome: null } appeal)
                    {
                        return AppealErrors.Closed;
                    }

                    var stored = new StoredFile
                    {
                        StorageKey = accepted.Key, ContentType = accepted.Kind.MediaType(), Size = accepted.Length, Sha256 = accepted.Sha256,
                        CreatedBy = actor.UserId, CreatedAt = clock.UtcNow(),
                    };
                    db.StoredFiles.Add(stored);
                    (appeal.FileId, appeal.FileName, appeal.Version, caseId) = (stored.Id, accepted.Name, Guid.NewGuid(), appeal.CaseId);
                    db.Audit(clock, actor, "appeal.attach", "case", appeal.CaseId);
                    return Unit.Done;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            result = AppealErrors.Closed;
        }

        if (!result.IsOk)
        {
            await files.DeleteAsync(accepted.Key, CancellationToken.None);
            return result;
        }

        feed.Publish(caseId);
        return result;
    }

    // What the appeal is about: a case, or a licence.
    private sealed record Matter(string? CaseNumber, string? LicenceNumber, LocalName Subject, string Applicant);

    private readonly record struct Filed(Guid AppealId, Guid CaseId);
}
