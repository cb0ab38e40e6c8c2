using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

internal sealed class ExamOffer : IProcessOffer
{
    public async Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct)
    {
        var (db, applicant, classCode, today) = asked;
        if (applicant.Company is not { } company)
        {
            return new Error("class.companies-only");
        }

        var name = await db.CodeItems.AsNoTracking().InForce(today)
            .Where(c => c.List == CodeLists.TrainingClass && c.Code == classCode && c.IsEnabled)
            .Select(c => c.Name)
            .SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return new Error("class.unknown");
        }

        return await TrainingLicences.HoldsAsync(db, company.Id, classCode, today, ct)
            ? new ClassOffer(RequestKind.Initial)
            : ExamErrors.NoTrainingLicence(name.Current);
    }
}
