using Microsoft.AspNetCore.Diagnostics;

namespace SecurityPortal.Web.Hosting;

/// <summary>Logs a failed request under a reference, which the error page then shows.</summary>
public sealed class ReferencedExceptionHandler(ILogger<ReferencedExceptionHandler> logger) : IExceptionHandler
{
    internal static readonly object ReferenceKey = new();

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var reference = ErrorReference.New();
        httpContext.Items[ReferenceKey] = reference;
        logger.LogError(exception, "Request failed, reference {Reference}", reference);

        // The error page is drawn by running the request again; as a POST it would be taken for a form sent to that page.
        httpContext.Request.Method = HttpMethods.Get;
        return ValueTask.FromResult(false);
    }
}
