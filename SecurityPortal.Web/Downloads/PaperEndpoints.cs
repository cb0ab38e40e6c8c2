using SecurityPortal.Core.Common;
using SecurityPortal.Core.Papers;

namespace SecurityPortal.Web.Downloads;

/// <summary>The portal's papers as PDF, made at the moment they are asked for. Rights are checked in the service.</summary>
public static class PaperEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        var papers = app.MapGroup("/papers").RequireAuthorization().ExcludeFromDescription();
        papers.MapGet("/cases/{id:guid}/request", (HttpContext context, Guid id, int? version, PaperService make) => SendAsync(context, make.RequestAsync(id, version, context.RequestAborted)));
        papers.MapGet("/cases/{id:guid}/decision", (HttpContext context, Guid id, PaperService make) => SendAsync(context, make.DecisionAsync(id, context.RequestAborted)));
        papers.MapGet("/drafts/{id:guid}/{kind}", (HttpContext context, Guid id, string kind, PaperService make) => SendAsync(context, make.DraftFormAsync(id, kind, context.RequestAborted)));
        papers.MapGet("/slips/{id:guid}", (HttpContext context, Guid id, PaperService make) => SendAsync(context, make.SlipAsync(id, context.RequestAborted)));
        papers.MapGet("/measures/{id:guid}", (HttpContext context, Guid id, PaperService make) => SendAsync(context, make.MeasureAsync(id, context.RequestAborted)));
        papers.MapGet("/licences/{id:guid}", (HttpContext context, Guid id, PaperService make) => SendAsync(context, make.LicenceAsync(id, context.RequestAborted)));
    }

    /// <summary>Answers with a paper, shown in the browser; with nothing found where it may not be made.</summary>
    internal static async Task<IResult> SendAsync(HttpContext context, Task<Result<PaperFile>> making)
    {
        var paper = await making;
        if (!paper.IsOk)
        {
            return Results.NotFound();
        }

        // Shown in the browser's own viewer, and saved under a name that says what it is.
        context.Protect();
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{paper.Value.FileName}\"";
        return Results.File(paper.Value.Content, "application/pdf");
    }
}
