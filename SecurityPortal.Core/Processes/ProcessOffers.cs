using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes;

/// <summary>Asks the offer of a process in one go.</summary>
public static class ProcessOffers
{
    /// <summary>The offer for a class whose answers are not known yet.</summary>
    public static Task<Result<ClassOffer>> OfferAsync(this ProcessDefinition process, OfferContext asked, CancellationToken ct) =>
        process.Offer.OfferAsync(asked, ct);

    /// <summary>The offer for answers: that of the class, then, where it depends on them, that of the answers.</summary>
    public static async Task<Result<ClassOffer>> OfferAsync(this ProcessDefinition process, OfferContext asked, string payload, CancellationToken ct)
    {
        var offer = await process.Offer.OfferAsync(asked, ct);
        return offer.IsOk && process.Offer is IAnswersOffer answers ? await answers.OfferForAsync(asked, payload, ct) : offer;
    }
}
