using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

internal sealed class ExamOffer : IProcessOffer
{
    public AssuranceNeed Needs => AssuranceNeed.SelfDeclared;

    public async Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct)
    {
        var (db, applicant, classCode, today) = asked;
        if (applicant.Company is not { } company)
        {
            return new Error("class.companies-only");
        }

        if (await db.CodeInUseAsync(CodeLists.TrainingClass, classCode, today, ct) is not { } item)
        {
            return new Error("class.unknown");
        }

        return await TrainingLicences.HoldsAsync(db, company.Id, classCode, today, ct)
            ? new ClassOffer(RequestKind.Initial)
            : ExamErrors.NoTrainingLicence(item.Name.Current);
    }
}
