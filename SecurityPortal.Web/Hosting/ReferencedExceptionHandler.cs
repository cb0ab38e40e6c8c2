using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Hosting;

/// <summary>Logs a failed request under the reference of its trace, which the error page then shows; its commands stand in the log under the same.</summary>
public sealed class ReferencedExceptionHandler(ILogger<ReferencedExceptionHandler> logger) : IExceptionHandler
{
    internal static readonly object ReferenceKey = new();

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (reference, traceId) = (ErrorReference.Current(), Activity.Current?.TraceId.ToHexString());
        httpContext.Items[ReferenceKey] = reference;
        logger.LogError(exception, "Request failed, reference {Reference}, trace {TraceId}", reference, traceId);

        // The error page is drawn by running the request again; as a POST it would be taken for a form sent to that page.
        httpContext.Request.Method = HttpMethods.Get;
        return ValueTask.FromResult(false);
    }
}
