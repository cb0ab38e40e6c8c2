using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals.Mails;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Appeals;

/// <summary>The ministry's side of appeals: a supervisor who did not take the decision records what the appeals body decided.</summary>
public sealed class AppealRecording(
    CaseCommandFrame moves,
    ICaseFees fees,
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    ICaseChangeFeed feed,
    LicenceAccess sight,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>Records the decision on an appeal against a refusal: approved with its slip, refused for good, or back in review.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="seenVersion">Its version on the screen.</param>
    /// <param name="decision">What the appeals body decided.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<CaseStatus>> RecordAsync(Guid caseId, Guid seenVersion, AppealDecision decision, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var action = decision.Outcome switch
        {
            AppealOutcome.Rejected => CaseAction.AppealReject,
            AppealOutcome.Returned => CaseAction.AppealReturn,
            _ => CaseAction.AppealUphold,
        };
        return await moves.MoveAsync(caseId, seenVersion, action, Note(decision), async (db, move) =>
        {
            var appeal = await db.Appeals.SingleAsync(a => a.CaseId == caseId && a.MeasureId == null && a.Outcome == null, ct);
            if (decision.Check(LocalTime.DateOf(appeal.FiledAt), LocalTime.DateOf(move.At)) is { } wrong)
            {
                return wrong;
            }

            if (decision.Outcome != AppealOutcome.Rejected
                && await ProcessCatalogue.Get(move.File.ProcessKey).ReopenedAsync(move.Context(db, clock), ct) is { } obstacle)
            {
                return obstacle;
            }

            Record(appeal, decision, move.Actor, move.At);
            move.NoteIsPublic = true;
            var (slip, hindrance) = await EffectAsync(db, move, decision.Outcome!.Value, ct);
            if (hindrance is not null)
            {
                return hindrance;
            }

            await moves.MailAsync(db, move, m => Mail(decision.Outcome!.Value, m.Name, m.CaseNumber, null, m.Subject, slip, m.Link), ct);
            return null;
        }, ct);
    }

    /// <summary>Records the decision on an appeal against a suspension or revocation: taken back, kept, or proposed anew.</summary>
    /// <param name="appealId">The appeal.</param>
    /// <param name="seenVersion">Its version on the screen.</param>
    /// <param name="decision">What the appeals body decided.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> RecordOnMeasureAsync(Guid appealId, Guid seenVersion, AppealDecision decision, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (await actors.FindAsync(ct) is not { CanDecide: true } actor)
        {
            return new NotPermitted();
        }

        Guid caseId = default;
        try
        {
            var result = await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await db.Appeals.SingleOrDefaultAsync(a => a.Id == appealId && a.MeasureId != null, ct) is not { } appeal)
                    {
                        return new NotFound();
                    }

                    if (appeal.Outcome is not null || appeal.Version != seenVersion)
                    {
                        return await ChangedAsync(db, appeal, ct);
                    }

                    if (appeal.AgainstDecisionOf == actor.UserId)
                    {
                        return new MeasureFourEyes();
                    }

                    if (decision.Check(LocalTime.DateOf(appeal.FiledAt), clock.Today()) is { } wrong)
                    {
                        return wrong;
                    }

                    caseId = appeal.CaseId;
                    Record(appeal, decision, actor, clock.UtcNow());
                    await OnMeasureAsync(db, appeal, decision, actor, ct);
                    return Unit.Done;
                },
                ct);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await ChangedAsync(db, await db.Appeals.AsNoTracking().SingleAsync(a => a.Id == appealId, ct), ct);
        }
    }

    private static string? Note(AppealDecision decision) =>
        string.IsNullOrWhiteSpace(decision.Number) ? null : $"{decision.Number.Trim()}\n{decision.Reasons?.Trim()}".Trim();

    private static void Record(Appeal appeal, AppealDecision decision, Actor actor, DateTime now)
    {
        (appeal.Outcome, appeal.DecisionNumber, appeal.DecisionDate) = (decision.Outcome, decision.Number!.Trim(), decision.Date);
        (appeal.Reasons, appeal.RecordedBy, appeal.RecordedAt, appeal.Version) = (decision.Reasons!.Trim(), actor.UserId, now, Guid.NewGuid());
    }

    private static IMail Mail(
        AppealOutcome outcome, string name, string? caseNumber, string? licenceNumber, LocalName subject, PaymentSlip? slip, string link) => outcome switch
    {
        AppealOutcome.Upheld => new AppealUpheldMail
        {
            Name = name, CaseNumber = caseNumber, LicenceNumber = licenceNumber, Subject = subject, AmountCents = slip?.AmountCents,
            PaymentReference = slip?.Reference,
            DueOn = slip?.DueOn, Slip = slip is null ? null : SlipAttachment.Of(slip), Link = link,
        },
        AppealOutcome.Rejected => new AppealRejectedMail { Name = name, CaseNumber = caseNumber, LicenceNumber = licenceNumber, Subject = subject,
            Link = link },
        _ => new AppealReturnedMail { Name = name, CaseNumber = caseNumber, LicenceNumber = licenceNumber, Subject = subject, Link = link },
    };

    private static async Task<Error> ChangedAsync(PortalDbContext db, Appeal appeal, CancellationToken ct)
    {
        var who = await db.Users.Where(u => u.Id == appeal.RecordedBy).Select(u => u.DisplayName).FirstOrDefaultAsync(ct)
            ?? await db.Users.Where(u => u.Id == appeal.FiledBy).Select(u => u.DisplayName).SingleAsync(ct);
        return AppealErrors.Changed(who, appeal.RecordedAt ?? appeal.FiledAt);
    }

    private async Task<(PaymentSlip? Slip, Error? Obstacle)> EffectAsync(PortalDbContext db, CaseMove move, AppealOutcome outcome, CancellationToken ct)
    {
        var file = move.File;
        if (outcome == AppealOutcome.Upheld)
        {
            (file.DecidedBy, file.DecidedAt, file.DecisionReasons) = (move.Actor.UserId, move.At, null);
            var process = ProcessCatalogue.Get(file.ProcessKey);
            if (await process.ApprovedAsync(move.Context(db, clock), ct) is { } obstacle)
            {
                return (null, obstacle);
            }

            if (!process.Workflow.Allows(process.Workflow.Next(file.Status, CaseAction.AppealUphold).Value, CaseAction.Pay))
            {
                return (null, null);
            }

            var slip = await fees.ChargeAsync(db, file, move.At, ct);
            move.NothingToPay = slip is null;
            return (slip, null);
        }

        if (outcome == AppealOutcome.Returned)
        {
            // The clock of the decision stood still from the first decision until now.
            file.PausedDays += Math.Max(0, LocalTime.DateOf(move.At).DayNumber - LocalTime.DateOf(file.DecidedAt!.Value).DayNumber);
            (file.DecidedBy, file.DecidedAt, file.DecisionReasons) = (null, null, null);
            (file.RecommendedBy, file.RecommendsApproval) = (null, null);
        }

        return (null, null);
    }

    private async Task OnMeasureAsync(PortalDbContext db, Appeal appeal, AppealDecision decision, Actor actor, CancellationToken ct)
    {
        var measure = await db.LicenceMeasures.SingleAsync(m => m.Id == appeal.MeasureId, ct);
        var licence = await db.Licences.SingleAsync(l => l.Id == measure.LicenceId, ct);
        var outcome = decision.Outcome!.Value;
        measure.Status = outcome switch
        {
            AppealOutcome.Upheld => MeasureStatus.Annulled,
            AppealOutcome.Returned => MeasureStatus.Returned,
            _ => MeasureStatus.CarriedOut,
        };
        measure.Version = Guid.NewGuid();
        if (outcome != AppealOutcome.Rejected)
        {
            await MeasureEffects.UndoAsync(db, licence, measure, ct);
        }

        if (outcome == AppealOutcome.Returned && MeasureEffects.Allows(licence, measure.Kind, clock.Today())
            && !await db.LicenceMeasures.AnyAsync(m => m.LicenceId == licence.Id && m.Status == MeasureStatus.Proposed, ct))
        {
            db.LicenceMeasures.Add(new LicenceMeasure
            {
                LicenceId = licence.Id, Kind = measure.Kind, Status = MeasureStatus.Proposed, ProposedBy = measure.ProposedBy, ProposedAt = clock.UtcNow(),
                Reasons = measure.Reasons, InternalNote = measure.InternalNote, PreviousMeasureId = measure.Id,
            });
        }

        var action = outcome switch
        {
            AppealOutcome.Upheld => LicenceAction.AppealUphold,
            AppealOutcome.Rejected => LicenceAction.AppealReject,
            _ => LicenceAction.AppealReturn,
        };
        db.Note(licence, action, clock.UtcNow(), actor, measure.Id, appeal.DecisionNumber, appeal.Reasons, visibleToHolder: true);
        db.Audit(clock, actor, "licence.appeal-decision", "licence", licence.Id, $"{licence.Number}: {outcome}");
        foreach (var (index, (companyId, individualId)) in (await sight.AccountsOfAsync(db, licence, clock.Today(), ct)).Index())
        {
            var receiver = await db.MailReceiverAsync(companyId, individualId, ct);
            var subject = await db.SubjectAsync(licence.ProcessKey, licence.ClassCode, licence.IssuedAt, ct);
            var link = portal.Value.Link(await LicenceAccess.LinkAsync(db, licence, companyId, individualId, ct));
            db.QueueMail(
                clock, $"appeal/{appeal.Id:N}/decided{(index == 0 ? null : "/copy")}", receiver,
                Mail(outcome, receiver.Name, null, licence.Number, subject, null, link));
        }
    }
}
