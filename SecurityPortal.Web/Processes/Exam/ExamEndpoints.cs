using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>Workbooks of the exams, to and from institutions and the ministry. Rights are checked in the services.</summary>
public static class ExamEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the addresses.</summary>
    public static void MapExams(this IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<DocumentLimits>();
        app.MapPost("/uploads/exams/candidates/{classCode}", (HttpContext context, string classCode, IExamIntake intake) =>
            context.ReceiveFileAsync((_, body) => intake.CheckAsync(classCode, body, context.RequestAborted))).ReceivesFile(limits);
        app.MapPost("/uploads/exams/results/{sessionId:guid}", (HttpContext context, Guid sessionId, ExamResultImport results) =>
            context.ReceiveFileAsync((_, body) => results.CheckAsync(sessionId, body, context.RequestAborted))).ReceivesFile(limits);
        var papers = app.MapGroup("/papers/exams").RequireAuthorization().ExcludeFromDescription();
        papers.MapGet("/template", (HttpContext context, IExamIntake intake) => SendAsync(context, AlwaysAsync(intake.TemplateAsync(CultureInfo.CurrentUICulture, context.RequestAborted))));
        papers.MapGet("/imports/{id:guid}/failing", (HttpContext context, Guid id, IExamIntake intake) => SendAsync(context, intake.FailingAsync(id, CultureInfo.CurrentUICulture, context.RequestAborted)));
        papers.MapGet("/sessions/{id:guid}/roster", (HttpContext context, Guid id, ExamResultImport results) => SendAsync(context, results.RosterAsync(id, CultureInfo.CurrentUICulture, context.RequestAborted)));
    }

    private static async Task<Result<PaperFile>> AlwaysAsync(Task<PaperFile> making) => await making;

    private static async Task<IResult> SendAsync(HttpContext context, Task<Result<PaperFile>> making)
    {
        var file = await making;
        if (!file.IsOk)
        {
            return Results.NotFound();
        }

        context.Protect();
        return Results.File(file.Value.Content, Workbook, file.Value.FileName);
    }
}
