using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Incidents;

/// <summary>Counts of incident reports as a workbook. Rights are checked in the service.</summary>
public static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder app) => app.MapGet(
        "/exports/incident-statistics",
        (HttpContext context, string? from, string? to, IncidentStatistics statistics) =>
            context.SendAsync(statistics.ExcelAsync(TypedDate.Parse(from), TypedDate.Parse(to), context.RequestAborted))).RequireAuthorization()
                .ExcludeFromDescription();
}
