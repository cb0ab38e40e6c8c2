using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Downloads;

/// <summary>Files travel by plain HTTP, never over the circuit: uploads into drafts, downloads of attachments. Rights are checked in the services.</summary>
public static class FileEndpoints
{
    // What a multipart body needs besides the file itself.
    private const int Overhead = 64 * 1024;

    /// <summary>Maps the addresses.</summary>
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<DocumentLimits>();
        app.MapPost("/uploads/drafts/{draftId:guid}/{kind}", UploadAsync)
            .RequireAuthorization()
            .WithMetadata(new RequireAntiforgeryTokenAttribute(true), new RequestSizeLimitAttribute(limits.FileBytes + Overhead))
            .ExcludeFromDescription();
        app.MapGet("/files/{attachmentId:guid}", DownloadAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, Guid draftId, string kind, DraftDocuments documents, DocumentLimits limits, IStringLocalizer<ErrorTexts> texts)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            return Refuse(texts, new NotPermitted(), StatusCodes.Status400BadRequest);
        }

        if (context.Request.ContentLength > limits.FileBytes + Overhead)
        {
            return Refuse(texts, DocumentErrors.TooLarge(limits.FileBytes), StatusCodes.Status413PayloadTooLarge);
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return Refuse(texts, DocumentErrors.Empty, StatusCodes.Status400BadRequest);
        }

        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body);
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (section.AsFileSection() is { } file)
                {
                    var attached = await documents.AttachAsync(draftId, kind, file.FileName, section.Body, context.RequestAborted);
                    return attached.IsOk ? Results.Json(new { id = attached.Value.Id }) : Refuse(texts, attached.Error!, StatusCodes.Status422UnprocessableEntity);
                }
            }
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(texts, DocumentErrors.TooLarge(limits.FileBytes), StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException && !context.RequestAborted.IsCancellationRequested)
        {
            return Refuse(texts, DocumentErrors.Damaged, StatusCodes.Status400BadRequest);
        }

        return Refuse(texts, DocumentErrors.Empty, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, Guid attachmentId, AttachmentReader attachments, bool inline = false)
    {
        var opened = await attachments.OpenAsync(attachmentId, context.RequestAborted);
        if (!opened.IsOk)
        {
            return Results.NotFound();
        }

        context.Protect();
        return inline
            ? Results.File(opened.Value.Content, opened.Value.ContentType)
            : Results.File(opened.Value.Content, opened.Value.ContentType, opened.Value.FileName);
    }

    private static IResult Refuse(IStringLocalizer<ErrorTexts> texts, Error error, int status) =>
        Results.Json(new { code = error.Code, message = texts.Sentence(error) }, statusCode: status);
}
