using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes.Effects;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Filing enters the person in the register, approval makes the employment.</summary>
internal sealed class WorkerLicenceEffects : IOnFiled, IOnApproved, IOnForgotten
{
    public async Task<Error?> FiledAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file) = (move.Db, move.File);
        // The case number is taken: whoever files for the same person at once waits for it, and is then seen here.
        var application = await move.AnswersAsync<WorkerLicenceApplication>(ct);
        var key = PersonKey.Of(application.Person);
        var registered = await PersonRegister.FindAsync(db, key, ct);
        if (await WorkerLicenceRules.IsHiddenAsync(db, file.CompanyId, file.IndividualId, key, registered, ct) is { } hidden)
        {
            return hidden;
        }

        if (await WorkerLicenceRules.OpenAsync(db, key, file.ClassCode, file.Id, ct) is not null)
        {
            return new Error("worker.request-open-elsewhere");
        }

        // A correction may name another person: the rules hold for them too.
        var applicant = await db.ApplicantAsync(file.CompanyId, file.IndividualId, ct);
        if (file.VersionNumber > 1 && await WorkerLicenceRules.NeedsConsentAsync(db, file.CompanyId, registered, ct) is { } unasked)
        {
            return unasked;
        }

        if (file.VersionNumber > 1
            && (await WorkerLicenceRules.OfferAsync(db, key, application.Person.BirthDate, file.ClassCode, applicant, file.Id, move.Today, ct)).Error
                is { } refusal)
        {
            return refusal;
        }

        if (file.IndividualId is { } individual && !await db.Individuals.AnyAsync(i => i.Id == individual && i.PersonalNumber == key.Number, ct))
        {
            return new Error("worker.only-yourself");
        }

        // Where the answers name no certificate of the register, its document was asked for before.
        if (application.Certificate.IsRegistered && await PassedExams.PassedAsync(db, key, WorkerClasses.TrainingOf(file.ClassCode), ct) is null)
        {
            return new Error("worker.certificate-document");
        }

        return (await PersonRegister.EnterAsync(db, application.Person, move.Now, ct)).Error;
    }

    // Filing entered the person in the register; where nothing came of it, nothing else asks for them there.
    public async Task ForgottenAsync(PortalDbContext db, Guid caseId, CancellationToken ct)
    {
        var named = await db.CasePersons.AsNoTracking().Where(p => p.CaseId == caseId && p.Role == WorkerClasses.Role).ToListAsync(ct);
        foreach (var key in named.Select(p => new PersonKey(p.PersonalNumber, p.PassportNumber, p.Citizenship)))
        {
            if (await PersonRegister.FindAsync(db, key, ct) is { } person
                && !await PersonRegister.Named(db, key).AnyAsync(p => p.CaseId != caseId, ct) && !await PersonRegister.IsReferredToAsync(db, person.Id, ct))
            {
                await db.RegisteredPersons.Where(p => p.Id == person.Id).ExecuteDeleteAsync(ct);
            }
        }
    }

    public async Task<Error?> ApprovedAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file, now) = (move.Db, move.File, move.Now);
        var application = await move.AnswersAsync<WorkerLicenceApplication>(ct);
        var person = await PersonRegister.EnsureAsync(db, application.Person, now, ct);
        if (!person.IsOk || file.CompanyId is not { } companyId)
        {
            return person.Error;
        }

        var position = await db.CodeNameAsync(WorkerClasses.List, file.ClassCode, LocalTime.DateOf(file.SubmittedAt), ct);
        var contract = await db.CaseVersions.Where(v => v.CaseId == file.Id && v.Number == file.VersionNumber)
            .Join(db.Attachments.Where(a => a.KindCode == WorkerLicenceReference.ContractDocument), v => v.Id, a => a.CaseVersionId, (_, a) =>
                new { a.FileId, a.FileName })
            .FirstOrDefaultAsync(ct);
        await EmploymentStore.ArisesAsync(
            db, companyId, person.Value.Id, position, move.Today, file.Id, contract is null ? null : (contract.FileId, contract.FileName), now, ct);
        return null;
    }
}
