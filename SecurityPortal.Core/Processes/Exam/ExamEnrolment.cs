using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Begins a candidate from what the search found.</summary>
public sealed class ExamEnrolment(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DraftStore drafts, TimeProvider clock)
{
    /// <summary>
    /// Opens the candidate's form with the person in it; a draft of the same person and class is opened again. Errors: <see cref="NotPermitted"/>, those of the
    /// process's rules, exam.too-young, exam.candidacy-open, exam.already-passed.
    /// </summary>
    /// <param name="classCode">Training class.</param>
    /// <param name="person">As the registry knows them, as far as they are known by hand, or blank for a foreign citizen.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Guid>> StartAsync(string classCode, PersonEntry person, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await ExamCandidacies.RefusalAsync(db, ExamPerson.Of(person), classCode, null, clock.Today(), ct) is { } refusal)
            {
                return refusal;
            }

            if (PersonalNumber.TryParse(person.PersonalNumber, out var number) && await OpenDraftAsync(db, companyId, classCode, number, ct) is { } open)
            {
                return open;
            }
        }

        return await drafts.StartAsync(ExamProcess.Definition, classCode, payload =>
        {
            var application = PayloadJson.Read<ExamApplication>(payload);
            application.Person = person;
            return PayloadJson.Write(application);
        }, ct);
    }

    // The number stands in the payload as text; few enough drafts hold the same digits to read them all.
    private static async Task<Guid?> OpenDraftAsync(PortalDbContext db, Guid companyId, string classCode, PersonalNumber number, CancellationToken ct)
    {
        var digits = number.Reveal();
        var found = await db.Drafts.AsNoTracking()
            .Where(d => d.CompanyId == companyId && d.ProcessKey == ExamProcess.ProcessKey && d.ClassCode == classCode && d.CaseId == null
                && d.Payload.Json.Contains(digits))
            .Select(d => new { d.Id, d.Payload })
            .ToListAsync(ct);
        return found.FirstOrDefault(d => ExamProcess.Form.People(ExamProcess.Form.Read(d.Payload))[0].PersonalNumber == number)?.Id;
    }
}
