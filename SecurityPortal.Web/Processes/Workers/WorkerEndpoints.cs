using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Workers;

/// <summary>Contracts of workers, to and from their company, and the company's register as a file. Rights are checked in the services.</summary>
public static class WorkerEndpoints
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the addresses.</summary>
    public static void MapWorkers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/employments/{employmentId:guid}/contract", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/files/employments/{employmentId:guid}/contract", OpenAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/exports/workers", ExportAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, Guid employmentId, EmploymentService employments) => context.ReceiveFileAsync(async (name, body) =>
    {
        var taken = await employments.AttachAsync(employmentId, body, name, context.RequestAborted);
        return taken.IsOk ? employmentId : taken.Error!;
    });

    private static async Task<IResult> OpenAsync(HttpContext context, Guid employmentId, EmploymentService employments)
    {
        var opened = await employments.OpenContractAsync(employmentId, context.RequestAborted);
        if (!opened.IsOk)
        {
            return Results.NotFound();
        }

        context.Protect();
        return Results.File(opened.Value.Content, opened.Value.ContentType, opened.Value.FileName);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, WorkerExport export, TimeProvider clock)
    {
        var made = await export.OfCompanyAsync(context.RequestAborted);
        if (!made.IsOk)
        {
            return Results.NotFound();
        }

        context.Protect();
        return Results.File(made.Value, Excel, $"Punetoret-{clock.Today():yyyy-MM-dd}.xlsx");
    }
}
