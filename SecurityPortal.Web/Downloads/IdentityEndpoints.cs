using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Downloads;

/// <summary>Documents by which the ministry confirms who an account is. Rights are checked in the services.</summary>
public static class IdentityEndpoints
{
    public static void MapIdentity(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/identity", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/files/identity/{requestId:guid}", OpenAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, IdentityRequests requests) =>
        context.ReceiveFileAsync((name, body) => requests.AskAsync(body, name, context.RequestAborted));

    private static Task<IResult> OpenAsync(HttpContext context, Guid requestId, IdentityDesk desk, bool inline = false) =>
        context.SendAsync(desk.OpenAsync(requestId, context.RequestAborted), inline);
}
