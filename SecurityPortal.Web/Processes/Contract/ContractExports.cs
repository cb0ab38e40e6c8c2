using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>Lists of contracts as Excel files. Rights are checked in the service.</summary>
public static class ContractExports
{
    public static void MapContractExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/exports/contracts",
            (HttpContext context, ContractQueries contracts, string? client, string? state, string? service, string? from, string? to) =>
            SendAsync(context, contracts, ContractAddress.Filter(client, state, service, from, to, 1), register: false)).RequireAuthorization()
                .ExcludeFromDescription();
        app.MapGet("/exports/register/contracts",
            (HttpContext context, ContractQueries contracts, string? q, string? state, string? service, string? from, string? to, string? mark,
            string? municipality) =>
            SendAsync(context, contracts, ContractAddress.Filter(q, state, service, from, to, 1, mark, municipality), register: true)).RequireAuthorization()
                .ExcludeFromDescription();
    }

    private static Task<IResult> SendAsync(HttpContext context, ContractQueries contracts, ContractFilter filter, bool register) =>
        context.SendAsync(contracts.ExportAsync(filter, register, context.RequestAborted));
}
