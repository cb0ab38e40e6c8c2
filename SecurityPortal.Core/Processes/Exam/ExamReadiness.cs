using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>
/// Keeps "Gati për aplikim" true: candidates of an institution and class are ready exactly while enough of them are complete. A candidate is complete once
/// saved, unless a change of theirs is under way.
/// </summary>
internal static class ExamReadiness
{
    /// <summary>Lets one command at a time gather or apply for an institution and class, on any database: the counter's row stays locked until the
    /// end.</summary>
    public static Task LockAsync(PortalDbContext db, Guid companyId, string classCode, CancellationToken ct) =>
        Numbering.NextAsync(db, $"exam/{companyId:N}/{classCode}", ct);

    public static IQueryable<Case> Gathered(PortalDbContext db, Guid? companyId, string classCode) => db.Cases.Where(c =>
        c.ProcessKey == ExamProcess.ProcessKey && c.CompanyId == companyId && c.ClassCode == classCode && CaseStates.Of(QueueGroup.Preparing)
            .Contains(c.Status));

    /// <summary>Those that are complete.</summary>
    public static IQueryable<Case> Complete(PortalDbContext db, Guid? companyId, string classCode) =>
        Gathered(db, companyId, classCode).Where(c => !db.Set<Draft>().Any(d => d.CaseId == c.Id));

    /// <summary>Candidates it takes to apply.</summary>
    public static Task<int> SizeAsync(PortalDbContext db, DateOnly today, CancellationToken ct) =>
        db.NumberSettingAsync(ExamReference.GroupSize, new PresentDay(today), ct);

    /// <summary>Brings the states in line. Saves first, so that it counts what the command has done; run it within the command's transaction, under the
    /// lock.</summary>
    public static async Task UpdateAsync(PortalDbContext db, Guid? companyId, string classCode, DateTime now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var enough = await Complete(db, companyId, classCode).CountAsync(ct) >= await SizeAsync(db, LocalTime.DateOf(now), ct);
        var unready = Gathered(db, companyId, classCode).Where(c => c.Status == CaseStatus.Ready && (!enough || db.Set<Draft>().Any(d => d.CaseId == c.Id)));
        foreach (var file in await unready.ToListAsync(ct))
        {
            Move(db, file, CaseAction.MakeUnready, null, now);
        }

        if (enough)
        {
            foreach (var file in await Complete(db, companyId, classCode).Where(c => c.Status == CaseStatus.Saved).ToListAsync(ct))
            {
                Move(db, file, CaseAction.MakeReady, null, now);
            }
        }
    }

    /// <summary>Moves a candidate, with its line of the history.</summary>
    public static void Move(PortalDbContext db, Case file, CaseAction action, Actor? actor, DateTime now) =>
        db.Move(file, action, ProcessCatalogue.Get(file.ProcessKey).Workflow.Next(file.Status, action).Value, now, actor);
}
