using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Downloads;

/// <summary>Takes one file out of a posted form, whatever it is for.</summary>
public static class FileUploads
{
    // What a multipart body needs besides the file itself.
    private const int Overhead = 64 * 1024;

    /// <summary>What every address that takes a file asks for: a signed-in sender, the antiforgery token, a bounded body.</summary>
    public static void ReceivesFile(this RouteHandlerBuilder endpoint, DocumentLimits limits) => endpoint
        .RequireAuthorization()
        .WithMetadata(new RequireAntiforgeryTokenAttribute(true), new RequestSizeLimitAttribute(limits.FileBytes + Overhead))
        .ExcludeFromDescription();

    /// <summary>Hands the file's name and bytes, as they arrive, to <paramref name="take"/>; answers the key it gives, or the sentence of why not.</summary>
    public static async Task<IResult> ReceiveFileAsync(this HttpContext context, Func<string?, Stream, Task<Result<Guid>>> take)
    {
        var limits = context.RequestServices.GetRequiredService<DocumentLimits>();
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            return Refuse(context, new NotPermitted(), StatusCodes.Status400BadRequest);
        }

        // The bytes would take room from the reserve before anything refused them.
        if (context.RequestServices.GetRequiredService<WriteGate>().IsClosed)
        {
            return Refuse(context, new ReadOnlyPortal(), StatusCodes.Status503ServiceUnavailable);
        }

        if (context.Request.ContentLength > limits.FileBytes + Overhead)
        {
            return Refuse(context, DocumentErrors.TooLarge(limits.FileBytes), StatusCodes.Status413PayloadTooLarge);
        }

        if (await context.RequestServices.GetRequiredService<UploadBound>().TakeAsync(context.Request.ContentLength, context.RequestAborted) is { } bound)
        {
            return Refuse(context, bound, StatusCodes.Status429TooManyRequests);
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value
            is not { Length: > 0 } boundary)
        {
            return Refuse(context, DocumentErrors.Empty, StatusCodes.Status400BadRequest);
        }

        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body);
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (section.AsFileSection() is { } file)
                {
                    var taken = await take(file.FileName, section.Body);
                    return taken.IsOk ? Results.Json(new { id = taken.Value }) : Refuse(context, taken.Error!, StatusCodes.Status422UnprocessableEntity);
                }
            }
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(context, DocumentErrors.TooLarge(limits.FileBytes), StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException && !context.RequestAborted.IsCancellationRequested)
        {
            return Refuse(context, DocumentErrors.Damaged, StatusCodes.Status400BadRequest);
        }

        return Refuse(context, DocumentErrors.Empty, StatusCodes.Status400BadRequest);
    }

    private static IResult Refuse(HttpContext context, Error error, int status)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<ErrorTexts>>();
        return Results.Json(new { code = error.Code, message = texts.Sentence(error) }, statusCode: status);
    }
}
