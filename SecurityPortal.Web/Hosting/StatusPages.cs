using Microsoft.AspNetCore.Diagnostics;

namespace SecurityPortal.Web.Hosting;

/// <summary>Gives an empty refusal a page with content, where a person looks at it.</summary>
public static class StatusPages
{
    public static void UseStatusPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);

        // Only page views are run again: a POST would be taken for a form sent to the status page, and a script wants the bare status.
        app.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = IsPageView(context.Request);
            }

            return next(context);
        });
    }

    private static bool IsPageView(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
