using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Web.Downloads;

/// <summary>Documents of appeals, from the applicant and to the ministry. Rights are checked in the service.</summary>
public static class AppealEndpoints
{
    public static void MapAppeals(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/appeals/{appealId:guid}", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/files/appeals/{appealId:guid}", OpenAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, Guid appealId, AppealFiling appeals) => context.ReceiveFileAsync(async (name, body) =>
    {
        var taken = await appeals.AttachAsync(appealId, body, name, context.RequestAborted);
        return taken.IsOk ? appealId : taken.Error!;
    });

    private static Task<IResult> OpenAsync(HttpContext context, Guid appealId, AppealQueries appeals, bool inline = false) =>
        context.SendAsync(appeals.OpenFileAsync(appealId, context.RequestAborted), inline);
}
