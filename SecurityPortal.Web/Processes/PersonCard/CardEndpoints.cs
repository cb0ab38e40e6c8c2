using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.PersonCard;

/// <summary>Sheets of cards to be printed. Rights are checked in the service.</summary>
public static class CardEndpoints
{
    public static void MapCards(this IEndpointRouteBuilder app) => app.MapGet(
        "/papers/card-batches/{id:guid}",
        (HttpContext context, Guid id, CardBatchPrinting make) => context.SendAsync(make.BatchAsync(id, context.RequestAborted))).RequireAuthorization()
            .ExcludeFromDescription();
}
