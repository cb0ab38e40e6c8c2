using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Any company may report, whatever licence it holds (processes.md, Rules settled).</summary>
internal sealed class IncidentOffer(string letters) : IProcessOffer
{
    public AssuranceNeed Needs => AssuranceNeed.SelfDeclared;

    public Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct) => Task.FromResult<Result<ClassOffer>>(
        asked.Applicant.Company is null ? new Error("class.companies-only")
        : asked.ClassCode != letters ? new Error("class.unknown")
        : new ClassOffer(RequestKind.Initial));
}
