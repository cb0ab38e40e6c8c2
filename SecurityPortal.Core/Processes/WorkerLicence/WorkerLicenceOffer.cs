using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.WorkerLicence;

internal sealed class WorkerLicenceOffer : IProcessOffer, IAnswersOffer
{
    public async Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct) =>
        await WorkerLicenceRules.InUseAsync(asked.Db, asked.ClassCode, asked.Today, ct) is { } unknown ? unknown : new ClassOffer(RequestKind.Initial);

    public async Task<Result<ClassOffer>> OfferForAsync(OfferContext asked, string payload, CancellationToken ct)
    {
        var (db, applicant, classCode, today) = asked;
        var person = PayloadJson.Read<WorkerLicenceApplication>(payload).Person;
        var key = PersonKey.Of(person);
        if (applicant.Individual is { } individual && key.Number != individual.PersonalNumber)
        {
            return new Error("worker.only-yourself");
        }

        return await WorkerLicenceRules.NeedsConsentAsync(db, applicant.Company?.Id, await PersonRegister.FindAsync(db, key, ct), ct) is { } refusal
            ? refusal
            : await WorkerLicenceRules.OfferAsync(db, key, person.BirthDate, classCode, applicant, null, today, ct);
    }
}
