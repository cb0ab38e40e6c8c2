using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.ControlCentre;

internal sealed class ControlCentreOffer : IProcessOffer
{
    public AssuranceNeed Needs => AssuranceNeed.SelfDeclared;

    public Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct) =>
        ControlCentreRules.OfferAsync(asked.Db, asked.Applicant, asked.ClassCode, asked.Today, ct);
}
