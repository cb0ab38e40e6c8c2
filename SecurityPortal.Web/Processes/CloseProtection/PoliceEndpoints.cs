using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Web.Downloads;

namespace SecurityPortal.Web.Processes.CloseProtection;

/// <summary>Answers of the police as files, to and from the ministry. Rights are checked in the service.</summary>
public static class PoliceEndpoints
{
    public static void MapPoliceFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/police-opinions/{opinionId:guid}", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/files/police-opinions/{opinionId:guid}", OpenAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, Guid opinionId, PoliceFiles files) => context.ReceiveFileAsync(async (name, body) =>
    {
        var taken = await files.AttachAsync(opinionId, body, name, context.RequestAborted);
        return taken.IsOk ? opinionId : taken.Error!;
    });

    private static Task<IResult> OpenAsync(HttpContext context, Guid opinionId, PoliceFiles files) =>
        context.SendAsync(files.OpenAsync(opinionId, context.RequestAborted));
}
