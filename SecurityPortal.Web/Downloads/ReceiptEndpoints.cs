using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Web.Downloads;

/// <summary>Receipts of payments, to and from the applicant and to the cashier. Rights are checked in the service.</summary>
public static class ReceiptEndpoints
{
    public static void MapReceipts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/slips/{slipId:guid}/receipt", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/files/slips/{slipId:guid}/receipt", OpenAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, Guid slipId, PaymentService payments) => context.ReceiveFileAsync(async (name, body) =>
    {
        var taken = await payments.UploadReceiptAsync(slipId, body, name, context.RequestAborted);
        return taken.IsOk ? slipId : taken.Error!;
    });

    private static Task<IResult> OpenAsync(HttpContext context, Guid slipId, PaymentService payments, bool inline = false) =>
        context.SendAsync(payments.OpenReceiptAsync(slipId, context.RequestAborted), inline);
}
