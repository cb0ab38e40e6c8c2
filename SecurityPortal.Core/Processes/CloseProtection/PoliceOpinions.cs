using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>
/// The officer asks the police about an assignment and enters their answer. Errors of both commands: <see cref="NotPermitted"/>, <see cref="NotFound"/>,
/// <see cref="CaseChangedByOther"/>, <see cref="NotAssignedToYou"/>, <see cref="ActionNotAllowed"/> while the case is not under review.
/// </summary>
public sealed class PoliceOpinions(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Records that the police were asked today about the last version of the answers. Error besides: close-protection.police-asked, as long as nothing has
    /// changed since they were asked.
    /// </summary>
    public Task<Result<Unit>> AskAsync(Guid caseId, Guid seenVersion, CancellationToken ct) => ActAsync(caseId, seenVersion, async (db, file, actor) =>
    {
        if (await db.CountingOpinionAsync(caseId, ct) is { } last && (last.Agrees is null || last.VersionNumber == file.VersionNumber))
        {
            return new Error("close-protection.police-asked") { Arguments = [LocalTime.Format(last.AskedOn)] };
        }

        var today = clock.Today();
        db.PoliceOpinions.Add(new PoliceOpinion
        {
            CaseId = caseId, VersionNumber = file.VersionNumber, AskedOn = today, AskedBy = actor.Name,
            DueOn = today.AddDays(await db.NumberSettingAsync(CloseProtectionReference.PoliceDays, new ActDay(today), ct)),
        });
        db.Audit(clock, actor, "close-protection.police-asked", "case", caseId, file.Number);
        return null;
    }, ct);

    /// <summary>
    /// Enters the answer, once. Errors besides: close-protection.police-not-asked, close-protection.answer-known, close-protection.answer-date,
    /// close-protection.answer-agrees, close-protection.answer-text, <see cref="CaseTextTooLong"/>, text.control-characters.
    /// </summary>
    public Task<Result<Unit>> RecordAsync(Guid caseId, Guid seenVersion, PoliceAnswer answer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ActAsync(caseId, seenVersion, async (db, file, actor) =>
        {
            var opinion = await db.CountingOpinionAsync(caseId, ct);
            if (opinion is not { Agrees: null })
            {
                return new Error(opinion is null ? "close-protection.police-not-asked" : "close-protection.answer-known");
            }

            if (answer.Check(opinion.AskedOn, clock.Today()) is { } wrong)
            {
                return wrong;
            }

            (opinion.AnsweredOn, opinion.Agrees, opinion.Text) = (answer.On, answer.Agrees, answer.Text!.Trim());
            (opinion.RecordedBy, opinion.Version) = (actor.Name, Guid.NewGuid());
            db.Audit(clock, actor, "close-protection.police-answered", "case", caseId, $"{file.Number}: {(answer.Agrees == true ? "agrees" : "disagrees")}");
            return null;
        }, ct);
    }

    private async Task<Result<Unit>> ActAsync(
        Guid caseId, Guid seenVersion, Func<PortalDbContext, Case, Actor, Task<Error?>> act, CancellationToken ct, [CallerMemberName] string command = "")
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        try
        {
            var result = await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId && c.ProcessKey == CloseProtectionProcess.ProcessKey, ct) is not { } file)
                    {
                        return new NotFound();
                    }

                    if (file.Version != seenVersion)
                    {
                        return await db.ChangedByOtherAsync(caseId, ct);
                    }

                    // Whoever may recommend, and only while that may be done, deals with the police.
                    if (CaseRights.Refuses(actor, file, CaseAction.Recommend, workedOnIt: false) is { } refusal)
                    {
                        return refusal;
                    }

                    // A recommendation is made over what one saw of the police's answer.
                    file.Version = Guid.NewGuid();
                    return await act(db, file, actor) is { } error ? error : Unit.Done;
                },
                ct,
                command);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result;
        }
        catch (DbUpdateException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }
}

/// <summary>An answer of the police, as entered.</summary>
/// <param name="On">Local day of the answer.</param>
/// <param name="Agrees">Whether they agree.</param>
/// <param name="Text">What they wrote.</param>
public sealed record PoliceAnswer(DateOnly? On, bool? Agrees, string? Text)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal Error? Check(DateOnly askedOn, DateOnly today) =>
        On is not { } day || day < askedOn || day > today
            ? new Error("close-protection.answer-date") { Arguments = [LocalTime.Format(askedOn), LocalTime.Format(today)] }
        : Agrees is null ? new Error("close-protection.answer-agrees")
        : string.IsNullOrWhiteSpace(Text) ? new Error("close-protection.answer-text")
        : Text.Trim().Length > CaseCommandFrame.MaxNote ? new CaseTextTooLong(CaseCommandFrame.MaxNote)
        : TextRules.IsPlain(Text, multiline: true) ? null : new Error("text.control-characters");

    /// <inheritdoc/>
    public override string ToString() => $"answer of {On:O}";
}
