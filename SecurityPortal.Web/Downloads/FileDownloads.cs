using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Downloads;

/// <summary>
/// The one answer of every address that sends a file: the bytes, protected; or not found, which is also what others' files are; or the sentence of why not.
/// </summary>
public static class FileDownloads
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Whatever the bytes are, they run nothing; the portal's own frames may show them.
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; frame-ancestors 'self'; sandbox";

    /// <summary>Sends what was uploaded, to be saved or, <paramref name="inline"/>, to be shown in the page.</summary>
    public static Task<IResult> SendAsync(this HttpContext context, Task<Result<OpenedFile>> opening, bool inline = false) =>
        context.SendAsync(opening, file => Results.Stream(file.Content, file.ContentType), file => file.FileName, inline);

    /// <summary>Sends a paper: shown in the browser's own viewer, and saved under a name that says what it is.</summary>
    public static Task<IResult> SendAsync(this HttpContext context, Task<Result<PaperFile>> making) =>
        context.SendAsync(making, file => Results.Bytes(file.Content, MediaTypeNames.Application.Pdf), file => file.FileName, inline: true);

    /// <summary>Sends a workbook to be saved.</summary>
    public static Task<IResult> SendAsync(this HttpContext context, Task<Result<WorkbookFile>> making) =>
        context.SendAsync(making, file => Results.Bytes(file.Content, Excel), file => file.FileName, inline: false);

    private static async Task<IResult> SendAsync<T>(this HttpContext context, Task<Result<T>> making, Func<T, IResult> answer, Func<T, string> name,
        bool inline)
    {
        var made = await making;
        if (made.Error is NotFound or NotPermitted)
        {
            return Results.NotFound();
        }

        // An error without a body would be drawn as a page by running the request again.
        if (made.Error is { } error)
        {
            var texts = context.RequestServices.GetRequiredService<IStringLocalizer<ErrorTexts>>();
            return Results.Text(texts.Sentence(error), MediaTypeNames.Text.Plain, Encoding.UTF8, StatusOf(error));
        }

        var place = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        place.SetHttpFileName(name(made.Value));
        var headers = context.Response.Headers;
        headers.ContentDisposition = place.ToString();
        headers.ContentSecurityPolicy = Sandbox;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        return answer(made.Value);
    }

    private static int StatusOf(Error error) => error.Code == DocumentErrors.StoreUnavailable.Code || error.Code == DocumentErrors.StoreDamaged.Code
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status422UnprocessableEntity;
}
