using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>To whom assignments are authorised. Each protected person is a request of their own: as many as the company has assignments.</summary>
internal sealed class CloseProtectionOffer : IProcessOffer, IEligibility
{
    public AssuranceNeed Needs => AssuranceNeed.SelfDeclared;

    public async Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct) =>
        asked.ClassCode != CloseProtectionReference.ClassCode ? new Error("class.unknown")
        : await CloseProtectionRules.BarrierAsync(asked.Db, asked.Applicant.Company?.Id, asked.Today, ct) is { } barrier ? barrier
        : new ClassOffer(RequestKind.Initial);

    public Task<IReadOnlyList<EligibilityRule>> RulesAsync(OfferContext asked, CancellationToken ct) =>
        CloseProtectionRules.OfAsync(asked.Db, asked.Applicant.Company?.Id, asked.Today, ct);
}
