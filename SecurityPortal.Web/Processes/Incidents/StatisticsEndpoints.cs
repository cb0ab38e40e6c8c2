using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Incidents;

/// <summary>Counts of incident reports as a workbook. Rights are checked in the service.</summary>
public static class StatisticsEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the address.</summary>
    public static void MapStatistics(this IEndpointRouteBuilder app) => app.MapGet(
        "/exports/incident-statistics",
        async (HttpContext context, string? from, string? to, IncidentStatistics statistics) =>
        {
            var book = await statistics.ExcelAsync(TypedDate.Parse(from), TypedDate.Parse(to), context.RequestAborted);
            if (!book.IsOk)
            {
                return Results.NotFound();
            }

            context.Protect();
            return Results.File(book.Value, Workbook, "incidentet.xlsx");
        }).RequireAuthorization().ExcludeFromDescription();
}
