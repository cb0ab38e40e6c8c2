using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register.Mails;

namespace SecurityPortal.Core.Register;

/// <summary>Suspends, lifts and revokes: an officer proposes, a supervisor who is another person decides. Each step is one transaction.</summary>
public sealed class MeasureService(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, LicenceAccess sight, TimeProvider clock,
    IOptions<PortalOptions> portal)
{
    /// <summary>Longest reasons and notes.</summary>
    public const int MaxText = CaseCommandFrame.MaxNote;

    /// <summary>Proposes a measure. The holder learns of it only when it is decided.</summary>
    /// <param name="licenceId">The licence.</param>
    /// <param name="seenVersion">Version of the licence on the screen.</param>
    /// <param name="kind">What is proposed.</param>
    /// <param name="reasons">Reasons as the holder shall read them.</param>
    /// <param name="internalNote">For the ministry alone.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Guid>> ProposeAsync(
        Guid licenceId, Guid seenVersion, MeasureKind kind, string? reasons, string? internalNote, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "licence.refused", "licence", licenceId, new NotPermitted(), ct);
        }

        if ((TextError(reasons, required: true) ?? TextError(internalNote, required: false)) is { } wrong)
        {
            return wrong;
        }

        return await DoAsync<Guid>(licenceId, async db =>
        {
            if (await db.Licences.SingleOrDefaultAsync(l => l.Id == licenceId, ct) is not { } licence)
            {
                return new NotFound();
            }

            if (licence.Version != seenVersion)
            {
                return await ChangedByOtherAsync(db, licenceId, ct);
            }

            if (!MeasureEffects.Allows(licence, kind, clock.Today()))
            {
                return new MeasureNotAllowed();
            }

            if (await db.LicenceMeasures.AnyAsync(m => m.LicenceId == licenceId && m.Status == MeasureStatus.Proposed, ct))
            {
                return new MeasureAlreadyProposed();
            }

            var measure = new LicenceMeasure
            {
                LicenceId = licenceId, Kind = kind, Status = MeasureStatus.Proposed, ProposedBy = actor.UserId, ProposedAt = clock.UtcNow(),
                Reasons = reasons!.Trim(), InternalNote = Trimmed(internalNote),
            };
            db.LicenceMeasures.Add(measure);
            db.Note(licence, Proposal(kind), clock.UtcNow(), actor, measure.Id, comment: measure.Reasons);
            db.Audit(clock, actor, $"licence.propose-{Word(kind)}", "licence", licenceId, licence.Number);
            return measure.Id;
        }, ct);
    }

    /// <summary>Carries a proposal out: state of the licence, decision with its number, history, audit and the mail to the holder.</summary>
    /// <param name="measureId">The proposal.</param>
    /// <param name="seenVersion">Its version on the screen.</param>
    /// <param name="reasons">Reasons of the decision; the holder reads them.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> CarryOutAsync(Guid measureId, Guid seenVersion, string? reasons, CancellationToken ct) =>
        TextError(reasons, required: true) is { } wrong
            ? wrong
            : await DecideAsync(measureId, seenVersion, async (db, measure, licence, actor) =>
            {
                // The state of the licence carries the moment of the decision: an appeal finds by it what rests on this measure.
                var now = measure.DecidedAt!.Value;
                if (!MeasureEffects.Allows(licence, measure.Kind, LocalTime.DateOf(now)))
                {
                    return new MeasureNotAllowed();
                }

                (measure.Status, measure.Reasons) = (MeasureStatus.CarriedOut, reasons!.Trim());
                measure.Number = $"SSHPS-V-{LocalTime.DateOf(now).Year}-{await Numbering.NextAsync(db, $"decision/{LocalTime.DateOf(now).Year}", ct):000000}";
                await MeasureEffects.ApplyAsync(db, licence, measure.Kind, now, ct);
                var action = Enum.Parse<LicenceAction>($"{measure.Kind}");
                db.Note(licence, action, now, actor, measure.Id, measure.Number, measure.Reasons, visibleToHolder: true);
                db.Audit(clock, actor, $"licence.{Word(measure.Kind)}", "licence", licence.Id, $"{licence.Number}: {measure.Number}");
                await MailAsync(db, licence, measure, now, ct);
                return null;
            }, ct);

    /// <summary>Does not follow a proposal; the licence stays as it is and the holder hears nothing.</summary>
    /// <param name="measureId">The proposal.</param>
    /// <param name="seenVersion">Its version on the screen.</param>
    /// <param name="note">Why; for the ministry alone.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> RejectAsync(Guid measureId, Guid seenVersion, string? note, CancellationToken ct) =>
        TextError(note, required: true) is { } wrong
            ? wrong
            : await DecideAsync(measureId, seenVersion, (db, measure, licence, actor) =>
            {
                (measure.Status, measure.DecisionNote) = (MeasureStatus.Rejected, note!.Trim());
                db.Note(licence, LicenceAction.RejectProposal, clock.UtcNow(), actor, measure.Id, comment: measure.DecisionNote);
                db.Audit(clock, actor, "licence.reject-proposal", "licence", licence.Id, licence.Number);
                return Task.FromResult<Error?>(null);
            }, ct);

    private static LicenceAction Proposal(MeasureKind kind) => kind switch
    {
        MeasureKind.Suspend => LicenceAction.ProposeSuspend,
        MeasureKind.Lift => LicenceAction.ProposeLift,
        _ => LicenceAction.ProposeRevoke,
    };

    private static string Word(MeasureKind kind) => kind switch
    {
        MeasureKind.Suspend => "suspend",
        MeasureKind.Lift => "lift",
        _ => "revoke",
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Error? TextError(string? text, bool required) => Trimmed(text) switch
    {
        null => required ? new ReasonsRequired() : null,
        { Length: > MaxText } => new CaseTextTooLong(MaxText),
        var plain => TextRules.IsPlain(plain, multiline: true) ? null : new Error("text.control-characters"),
    };

    private static async Task<MeasureChangedByOther> ChangedByOtherAsync(PortalDbContext db, Guid licenceId, CancellationToken ct)
    {
        var last = await db.LicenceEvents.AsNoTracking().Where(e => e.LicenceId == licenceId).OrderByDescending(e => e.Place).FirstOrDefaultAsync(ct);
        return new MeasureChangedByOther(last?.ActorName ?? CaseHistory.Portal, last?.At ?? default);
    }

    private async Task<Result<Unit>> DecideAsync(
        Guid measureId, Guid seenVersion, Func<PortalDbContext, LicenceMeasure, Licence, Actor, Task<Error?>> decide, CancellationToken ct,
        [CallerMemberName] string command = "")
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanDecide: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "licence.refused", "measure", measureId, new NotPermitted(), ct);
        }

        await using (var look = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await look.LicenceMeasures.AnyAsync(m => m.Id == measureId && m.ProposedBy == actor.UserId, ct))
            {
                return await dbFactory.RefuseAsync(clock, actor, "licence.refused", "measure", measureId, new MeasureFourEyes(), ct);
            }
        }

        Guid licenceId = default;
        try
        {
            Guid? caseId = null;
            var result = await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await db.LicenceMeasures.SingleOrDefaultAsync(m => m.Id == measureId, ct) is not { } measure)
                    {
                        return new NotFound();
                    }

                    licenceId = measure.LicenceId;
                    if (measure.Version != seenVersion || measure.Status != MeasureStatus.Proposed)
                    {
                        return await ChangedByOtherAsync(db, licenceId, ct);
                    }

                    var licence = await db.Licences.SingleAsync(l => l.Id == licenceId, ct);
                    (measure.DecidedBy, measure.DecidedAt, measure.Version) = (actor.UserId, clock.UtcNow(), Guid.NewGuid());
                    caseId = licence.CaseId;
                    return await decide(db, measure, licence, actor) is { } error ? error : Unit.Done;
                },
                ct,
                command);
            if (result.IsOk)
            {
                feed.Publish(caseId!.Value);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await ChangedByOtherAsync(db, licenceId, ct);
        }
    }

    private async Task<Result<T>> DoAsync<T>(
        Guid licenceId, Func<PortalDbContext, Task<Result<T>>> act, CancellationToken ct, [CallerMemberName] string command = "")
    {
        try
        {
            Guid? caseId = null;
            var result = await dbFactory.InTransactionAsync<T>(
                async db =>
                {
                    caseId = await db.Licences.Where(l => l.Id == licenceId).Select(l => (Guid?)l.CaseId).SingleOrDefaultAsync(ct);
                    return await act(db);
                },
                ct,
                command);
            if (result.IsOk)
            {
                feed.Publish(caseId!.Value);
            }

            return result;
        }
        catch (DbUpdateException)
        {
            // Two proposed at once: the version, or the one open proposal that a licence may have, stopped the second.
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await ChangedByOtherAsync(db, licenceId, ct);
        }
    }

    private async Task MailAsync(PortalDbContext db, Licence licence, LicenceMeasure measure, DateTime now, CancellationToken ct)
    {
        var today = LocalTime.DateOf(now);
        var subject = await db.SubjectAsync(licence.ProcessKey, licence.ClassCode, licence.IssuedAt, ct);
        var appealUntil = today.AddDays(await db.NumberSettingAsync(SettingKeys.AppealDays, new ActDay(today), ct));
        foreach (var (index, (companyId, individualId)) in (await sight.AccountsOfAsync(db, licence, today, ct)).Index())
        {
            var receiver = await db.MailReceiverAsync(companyId, individualId, ct);
            var link = portal.Value.Link(await LicenceAccess.LinkAsync(db, licence, companyId, individualId, ct));
            db.QueueMail(
                clock, $"measure/{measure.Id:N}/decided{(index == 0 ? null : "/copy")}", receiver,
                Mail(receiver.Name, licence, subject, measure, appealUntil, link));
        }
    }

    private static IMail Mail(string name, Licence licence, LocalName subject, LicenceMeasure measure, DateOnly appealUntil, string link) => measure.Kind switch
    {
        MeasureKind.Suspend => new LicenceSuspendedMail
        {
            Name = name, LicenceNumber = licence.Number, Subject = subject, DecisionNumber = measure.Number!, AppealUntil = appealUntil, Link = link,
        },
        MeasureKind.Lift => new LicenceSuspensionLiftedMail
        {
            Name = name, LicenceNumber = licence.Number, Subject = subject, DecisionNumber = measure.Number!, Link = link,
        },
        _ => new LicenceRevokedMail
        {
            Name = name, LicenceNumber = licence.Number, Subject = subject, DecisionNumber = measure.Number!, AppealUntil = appealUntil, Link = link,
        },
    };
}
