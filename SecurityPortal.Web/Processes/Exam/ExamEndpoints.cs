using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>Workbooks of the exams, to and from institutions and the ministry. Rights are checked in the services.</summary>
public static class ExamEndpoints
{
    public static void MapExams(this IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<DocumentLimits>();
        app.MapPost("/uploads/exams/candidates/{classCode}", (HttpContext context, string classCode, IExamIntake intake) =>
            context.ReceiveFileAsync((_, body) => intake.CheckAsync(classCode, body, context.RequestAborted))).ReceivesFile(limits);
        app.MapPost("/uploads/exams/results/{sessionId:guid}", (HttpContext context, Guid sessionId, ExamResultImport results) =>
            context.ReceiveFileAsync((_, body) => results.CheckAsync(sessionId, body, context.RequestAborted))).ReceivesFile(limits);
        var papers = app.MapGroup("/papers/exams").RequireAuthorization().ExcludeFromDescription();
        papers.MapGet("/template", (HttpContext context, IExamIntake intake) =>
            context.SendAsync(AlwaysAsync(intake.TemplateAsync(CultureInfo.CurrentUICulture, context.RequestAborted))));
        papers.MapGet("/imports/{id:guid}/failing", (HttpContext context, Guid id, IExamIntake intake) =>
            context.SendAsync(intake.FailingAsync(id, CultureInfo.CurrentUICulture, context.RequestAborted)));
        papers.MapGet("/sessions/{id:guid}/roster", (HttpContext context, Guid id, ExamResultImport results) =>
            context.SendAsync(results.RosterAsync(id, CultureInfo.CurrentUICulture, context.RequestAborted)));
    }

    private static async Task<Result<WorkbookFile>> AlwaysAsync(Task<WorkbookFile> making) => await making;
}
