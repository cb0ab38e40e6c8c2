using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.WebUtilities;

namespace SecurityPortal.Web.Hosting;

/// <summary>
/// A form of a page that was opened before somebody signed in or out carries a token that fits no more. A person gets the page anew,
/// with a sentence, or where the page leads by now; a script gets the bare refusal.
/// </summary>
public static class ExpiredForms
{
    /// <summary>The part of the address by which a page knows that its form came too late.</summary>
    public const string Mark = "expired";

    /// <summary>Stands behind the check of the token, and before whatever would refuse the form.</summary>
    public static void UseExpiredForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }
            || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = QueryHelpers.AddQueryString(Without(PageOf(context)), Mark, "true");
        return Task.CompletedTask;
    });

    /// <summary>An address of this site without the mark.</summary>
    public static string Without(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var query = address.IndexOf('?', StringComparison.Ordinal);
        if (query < 0 || !address.Contains(Mark, StringComparison.Ordinal))
        {
            return address;
        }

        var kept = QueryHelpers.ParseQuery(address[query..]).Where(p => p.Key != Mark);
        return QueryHelpers.AddQueryString(address[..query], kept);
    }

    // A page's form is sent to the page itself; of other forms the browser tells the page they stood on.
    private static string PageOf(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            return request.Path + request.QueryString;
        }

        return Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var page) && page.Authority == request.Host.Value
            ? page.PathAndQuery
            : "/";
    }
}
