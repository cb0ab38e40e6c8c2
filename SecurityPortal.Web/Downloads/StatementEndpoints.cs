using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Web.Downloads;

/// <summary>Bank statements from the cashier, and the cashier's day as a workbook. Rights are checked in the services.</summary>
public static class StatementEndpoints
{
    public static void MapStatements(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/bank-statements", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/exports/payments/day", ExportAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, StatementImport statements, bool western = false) =>
        context.ReceiveFileAsync((name, body) => statements.UploadAsync(body, name, western, context.RequestAborted));

    private static Task<IResult> ExportAsync(HttpContext context, DaySheetQueries sheets, TimeProvider clock, string? day) =>
        context.SendAsync(sheets.ExportAsync(TypedDate.Parse(day) ?? clock.Today(), context.RequestAborted));
}
