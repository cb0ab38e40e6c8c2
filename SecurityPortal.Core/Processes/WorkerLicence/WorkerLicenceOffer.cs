using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.WorkerLicence;

internal sealed class WorkerLicenceOffer : IProcessOffer, IAnswersOffer
{
    public AssuranceNeed Needs => AssuranceNeed.ConfirmedWhereKnown;

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

        var registered = await PersonRegister.FindAsync(db, key, ct);
        var refusal = await WorkerLicenceRules.IsHiddenAsync(db, applicant.Company?.Id, applicant.Individual?.Id, key, registered, ct)
            ?? await WorkerLicenceRules.NeedsConsentAsync(db, applicant.Company?.Id, registered, ct);
        return refusal is not null
            ? refusal
            : await WorkerLicenceRules.OfferAsync(db, key, person.BirthDate, classCode, applicant, null, today, ct);
    }
}
