using Microsoft.AspNetCore.Diagnostics;

namespace SecurityPortal.Web.Hosting;

/// <summary>Gives an empty refusal a page with content where a person looks at it; a script gets the bare status.</summary>
public static class StatusPages
{
    public static void UseStatusPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
            }

            await next(context);

            // The status page is drawn by running the request again; as a POST it would be taken for a form sent to that page.
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest })
            {
                context.Request.Method = HttpMethods.Get;
            }
        });
    }
}
