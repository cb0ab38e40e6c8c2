using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Web.Downloads;

/// <summary>Bank statements from the cashier. Rights are checked in the service.</summary>
public static class StatementEndpoints
{
    public static void MapStatements(this IEndpointRouteBuilder app) =>
        app.MapPost("/uploads/bank-statements", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());

    private static Task<IResult> UploadAsync(HttpContext context, StatementImport statements) =>
        context.ReceiveFileAsync((name, body) => statements.UploadAsync(body, name, context.RequestAborted));
}
