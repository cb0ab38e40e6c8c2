using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Grants the licence to the worker, whoever applied, and records the certificate that came with the request.</summary>
public sealed class WorkerLicenceGrant : ICaseGrant
{
    /// <inheritdoc/>
    public async Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        var application = PayloadJson.Read<WorkerLicenceApplication>(await db.AnswersAsync(file, ct));
        var person = await PersonRegister.FindAsync(db, PersonKey.Of(application.Person), ct)
            ?? (await PersonRegister.EnsureAsync(db, application.Person, now, ct)).Value;
        await LicenceGrant.GrantAsync(db, file, new LicenceHolder(person.Id, person.Name), now, ct);
        var training = WorkerClasses.TrainingOf(file.ClassCode);
        if (!application.Certificate.IsRegistered && await PassedExams.PassedAsync(db, person.Key, training, ct) is null)
        {
            db.ExamCertificates.Add(new ExamCertificate
            {
                PersonalNumber = person.PersonalNumber, PassportNumber = person.PassportNumber, Citizenship = person.Citizenship, TrainingClass = training,
                Number = application.Certificate.Number!, PassedOn = application.Certificate.PassedOn!.Value, CaseId = file.Id,
            });
        }
    }
}
