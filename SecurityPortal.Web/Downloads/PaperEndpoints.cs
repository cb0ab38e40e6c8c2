using SecurityPortal.Core.Papers;

namespace SecurityPortal.Web.Downloads;

/// <summary>The portal's papers as PDF, made at the moment they are asked for. Rights are checked in the service.</summary>
public static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        var papers = app.MapGroup("/papers").RequireAuthorization().ExcludeFromDescription();
        papers.MapGet("/cases/{id:guid}/request", (HttpContext context, Guid id, int? version, PaperService make) =>
            context.SendAsync(make.RequestAsync(id, version, context.RequestAborted)));
        papers.MapGet("/cases/{id:guid}/decision", (HttpContext context, Guid id, PaperService make) =>
            context.SendAsync(make.DecisionAsync(id, context.RequestAborted)));
        papers.MapGet("/drafts/{id:guid}/{kind}", (HttpContext context, Guid id, string kind, PaperService make) =>
            context.SendAsync(make.DraftFormAsync(id, kind, context.RequestAborted)));
        papers.MapGet("/slips/{id:guid}", (HttpContext context, Guid id, PaperService make) => context.SendAsync(make.SlipAsync(id, context.RequestAborted)));
        papers.MapGet("/collective-slips/{id:guid}", (HttpContext context, Guid id, PaperService make) =>
            context.SendAsync(make.CollectiveAsync(id, context.RequestAborted)));
        papers.MapGet("/measures/{id:guid}", (HttpContext context, Guid id, PaperService make) =>
            context.SendAsync(make.MeasureAsync(id, context.RequestAborted)));
        papers.MapGet("/licences/{id:guid}", (HttpContext context, Guid id, PaperService make) =>
            context.SendAsync(make.LicenceAsync(id, context.RequestAborted)));
    }
}
