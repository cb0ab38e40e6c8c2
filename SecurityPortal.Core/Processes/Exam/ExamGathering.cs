using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes.Exam.Mails;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>What an institution does with the candidates it has gathered.</summary>
public sealed class ExamGathering(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, CodeBookCache codes, IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>
    /// "Apliko për provim": joins every complete candidate of the class in one group, all of them in one transaction; an incomplete one stays for the next.
    /// Errors: <see cref="NotPermitted"/>, exam.no-training-licence, exam.group-too-small, exam.group-changed when another was faster.
    /// </summary>
    /// <returns>Number of the group.</returns>
    public async Task<Result<string>> ApplyAsync(string classCode, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor || !actor.May(DelegatePermissions.Submit))
        {
            return new NotPermitted();
        }

        Result<Joined> result;
        try
        {
            result = await dbFactory.InTransactionAsync<Joined>(db => JoinAsync(db, companyId, classCode, actor, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Error("exam.group-changed");
        }

        if (!result.IsOk)
        {
            return result.Error!;
        }

        foreach (var id in result.Value.CaseIds)
        {
            feed.Publish(id);
        }

        return result.Value.GroupNumber;
    }

    /// <summary>Gives up a change of a saved candidate that was begun and not saved. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<Unit>> DropChangeAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        var result = await OnceAsync(caseId, async db =>
        {
            var file = await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId && c.CompanyId == companyId && c.ProcessKey == ExamProcess.ProcessKey, ct);
            var draft = await db.Drafts.SingleOrDefaultAsync(d => d.CaseId == caseId, ct);
            if (file is null || draft is null)
            {
                return new NotFound();
            }

            await ExamReadiness.LockAsync(db, companyId, file.ClassCode, ct);
            await db.Attachments.Where(a => a.DraftId == draft.Id).ExecuteDeleteAsync(ct);
            db.Drafts.Remove(draft);
            db.Audit(clock, actor, "draft.delete", "draft", draft.Id);
            await ExamReadiness.UpdateAsync(db, companyId, file.ClassCode, clock.UtcNow(), ct);
            return Unit.Done;
        }, ct);
        if (result.IsOk)
        {
            feed.Publish(caseId);
        }

        return result;
    }

    private async Task<Result<Joined>> JoinAsync(PortalDbContext db, Guid companyId, string classCode, Actor actor, CancellationToken ct)
    {
        await ExamReadiness.LockAsync(db, companyId, classCode, ct);
        var now = clock.UtcNow();
        var today = LocalTime.DateOf(now);
        if (!await TrainingLicences.HoldsAsync(db, companyId, classCode, today, ct))
        {
            return await ExamErrors.NoLicenceAsync(codes, classCode, today, ct);
        }

        await ExamReadiness.UpdateAsync(db, companyId, classCode, now, ct);
        var size = await ExamReadiness.SizeAsync(db, today, ct);
        var files = await ExamReadiness.Complete(db, companyId, classCode).OrderBy(c => c.Number).ToListAsync(ct);
        if (files.Count < size)
        {
            return ExamErrors.GroupTooSmall(files.Count, size);
        }

        var group = new ExamGroup
        {
            Number = $"GP-{today.Year}-{await Numbering.NextAsync(db, $"exam-group/{today.Year}", ct):0000}",
            CompanyId = companyId, ClassCode = classCode, Size = files.Count, AppliedAt = now, AppliedBy = actor.UserId,
        };
        db.ExamGroups.Add(group);
        var candidates = await ExamReadiness.Complete(db, companyId, classCode)
            .Join(db.ExamCandidates, c => c.Id, c => c.CaseId, (_, candidate) => candidate).ToListAsync(ct);
        candidates.ForEach(c => c.GroupId = group.Id);
        foreach (var file in files)
        {
            ExamReadiness.Move(db, file, CaseAction.Apply, actor, now);

            // The division's clock begins now, not when the institution began to gather.
            file.PausedDays = Math.Max(0, today.DayNumber - LocalTime.DateOf(file.SubmittedAt).DayNumber);
        }

        db.Audit(clock, actor, "exam.apply", "exam-group", group.Id, $"{group.Number}: {classCode}, {files.Count}");
        await MailAsync(db, group, ct);
        return new Joined(group.Number, files.ConvertAll(f => f.Id));
    }

    private async Task<Result<Unit>> OnceAsync(
        Guid caseId, Func<PortalDbContext, Task<Result<Unit>>> work, CancellationToken ct, [CallerMemberName] string command = "")
    {
        try
        {
            return await dbFactory.InTransactionAsync(work, ct, command);
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    private async Task MailAsync(PortalDbContext db, ExamGroup group, CancellationToken ct)
    {
        var receiver = await db.MailReceiverAsync(group.CompanyId, null, ct);
        db.QueueMail(clock, $"exam-group/{group.Id:N}/applied", receiver, new ExamAppliedMail
        {
            Name = receiver.Name,
            GroupNumber = group.Number,
            Class = (await codes.CurrentAsync(ct)).Name(CodeLists.TrainingClass, group.ClassCode, group.AppliedAt),
            Candidates = group.Size,
            Link = portal.Value.Link($"/workers/exam?class={group.ClassCode}"),
        });
    }

    private sealed record Joined(string GroupNumber, IReadOnlyList<Guid> CaseIds);
}
