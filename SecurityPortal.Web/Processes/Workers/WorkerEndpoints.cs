using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Workers;

/// <summary>Contracts of workers, to and from their company, and the company's register as a file. Rights are checked in the services.</summary>
public static class WorkerEndpoints
{
    public static void MapWorkers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/employments/{employmentId:guid}/contract", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/files/employments/{employmentId:guid}/contract", OpenAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/exports/workers", ExportAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, Guid employmentId, EmploymentService employments) =>
        context.ReceiveFileAsync(async (name, body) =>
    {
        var taken = await employments.AttachAsync(employmentId, body, name, context.RequestAborted);
        return taken.IsOk ? employmentId : taken.Error!;
    });

    private static Task<IResult> OpenAsync(HttpContext context, Guid employmentId, EmploymentService employments) =>
        context.SendAsync(employments.OpenContractAsync(employmentId, context.RequestAborted));

    private static Task<IResult> ExportAsync(HttpContext context, WorkerExport export) => context.SendAsync(export.OfCompanyAsync(context.RequestAborted));
}
