using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Register;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>Lists of contracts as Excel files. Rights are checked in the service.</summary>
public static class ContractExports
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the addresses.</summary>
    public static void MapContractExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/exports/contracts", (HttpContext context, ContractQueries contracts, TimeProvider clock, string? client, string? state, string? service, string? from, string? to) =>
            SendAsync(context, contracts, clock, ContractAddress.Filter(client, state, service, from, to, 0), register: false)).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/exports/register/contracts", (HttpContext context, ContractQueries contracts, TimeProvider clock, string? q, string? state, string? service, string? from, string? to, string? mark, string? municipality) =>
            SendAsync(context, contracts, clock, ContractAddress.Filter(q, state, service, from, to, 0, mark, municipality), register: true)).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> SendAsync(HttpContext context, ContractQueries contracts, TimeProvider clock, ContractFilter filter, bool register)
    {
        var made = await contracts.ExportAsync(filter, register, context.RequestAborted);
        if (!made.IsOk)
        {
            return Results.NotFound();
        }

        context.Protect();
        return Results.File(made.Value, Sheet, $"Kontratat-{clock.Today():yyyy-MM-dd}.xlsx");
    }
}
