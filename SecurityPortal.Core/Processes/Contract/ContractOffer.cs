using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Contract;

internal sealed class ContractOffer : IProcessOffer
{
    public AssuranceNeed Needs => AssuranceNeed.SelfDeclared;

    public async Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct) =>
        asked.ClassCode != ContractReference.ClassCode ? new Error("class.unknown")
        : await ContractRules.BarrierAsync(asked.Db, asked.Applicant.Company?.Id, asked.Today, ct) is { } barrier ? barrier
        : new ClassOffer(RequestKind.Initial);
}
