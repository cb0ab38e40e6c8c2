using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.PersonCard;

internal sealed class PersonCardOffer : IProcessOffer, IAnswersOffer
{
    public AssuranceNeed Needs => AssuranceNeed.SelfDeclared;

    public Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct) =>
        Task.FromResult<Result<ClassOffer>>(asked.Applicant.Company is null ? new Error("class.companies-only") : new ClassOffer(RequestKind.Initial));

    public Task<Result<ClassOffer>> OfferForAsync(OfferContext asked, string payload, CancellationToken ct)
    {
        var card = PayloadJson.Read<PersonCardApplication>(payload).Card;
        return card.ClassCode == asked.ClassCode
            ? PersonCardRules.OfferAsync(asked.Db, asked.Applicant.Company!.Id, card.PersonId, card.LicenceId, card.ReplacesCardId, null, asked.Today, ct)
            : Task.FromResult<Result<ClassOffer>>(new Error("card.licence-missing"));
    }
}
