using Microsoft.AspNetCore.Antiforgery;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Papers;
using SecurityPortal.Web.Account;

namespace SecurityPortal.Web.Downloads;

/// <summary>Documents by which the ministry confirms who an account is. Rights are checked in the services.</summary>
public static class IdentityEndpoints
{
    public static void MapIdentity(this IEndpointRouteBuilder app)
    {
        app.MapPost("/uploads/identity", UploadAsync).ReceivesFile(app.ServiceProvider.GetRequiredService<DocumentLimits>());
        app.MapGet("/files/identity/{requestId:guid}", OpenAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapPost("/officer/identities/{requestId:guid}/letter", PrintAsync).RequireAuthorization()
            .WithMetadata(new RequireAntiforgeryTokenAttribute(true)).ExcludeFromDescription();
        app.MapElectronicIdentity();
    }

    private static Task<IResult> UploadAsync(HttpContext context, IdentityRequests requests) =>
        context.ReceiveFileAsync((name, body) => requests.AskAsync(body, name, context.RequestAborted));

    private static Task<IResult> OpenAsync(HttpContext context, Guid requestId, IdentityDesk desk, bool inline = false) =>
        context.SendAsync(desk.OpenAsync(requestId, context.RequestAborted), inline);

    // Each print makes a new code: an address that only reads would not do.
    private static Task<IResult> PrintAsync(HttpContext context, Guid requestId, IdentityLetters letters) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? context.SendAsync(letters.PrintAsync(requestId, context.RequestAborted))
            : Task.FromResult(Results.BadRequest());
}
