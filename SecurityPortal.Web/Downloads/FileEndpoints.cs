using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Papers;

namespace SecurityPortal.Web.Downloads;

/// <summary>Files travel by plain HTTP, never over the circuit: uploads into drafts, downloads of attachments. Rights are checked in the services.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<DocumentLimits>();
        app.MapPost("/uploads/drafts/{draftId:guid}/{kind}", UploadAsync)
            .ReceivesFile(limits);
        app.MapGet("/files/{attachmentId:guid}", DownloadAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Task<IResult> UploadAsync(HttpContext context, Guid draftId, string kind, DraftDocuments documents, Guid? replaces = null) =>
        context.ReceiveFileAsync(async (name, body) =>
    {
        var attached = await documents.AttachAsync(draftId, kind, replaces, name, body, context.RequestAborted);
        return attached.IsOk ? attached.Value.Id : attached.Error!;
    });

    private static Task<IResult> DownloadAsync(HttpContext context, Guid attachmentId, AttachmentReader attachments, bool inline = false) =>
        context.SendAsync(attachments.OpenAsync(attachmentId, context.RequestAborted), inline);
}
