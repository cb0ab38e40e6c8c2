using System.Text;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Web.Development;

/// <summary>Shows the folder of e-mails, so that without a mail server confirmation links can be followed all the same. Development only.</summary>
public static class DeveloperMail
{
    /// <summary>Address of the list.</summary>
    public const string Route = "/dev/mail";

    // No scripts, no forms, nothing fetched; a link opens a tab of its own, free of the sandbox.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    // Pages and sample documents for trying the portal.
    private static readonly string[] Paths = ["/dev", "/demo", "/Development"];

    /// <summary>Outside Development these addresses, and those of the sample documents, do not exist.</summary>
    public static void UseDeveloperMail(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.Use((context, next) =>
            {
                if (!Paths.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Maps the page of one e-mail and its attachments.</summary>
    public static void MapDeveloperMail(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapGet($"{Route}/{{name}}/html", async (string name, EmlFolder folder, HttpContext context) =>
        {
            if (await folder.ReadAsync(name, context.RequestAborted) is not { } mail)
            {
                return Results.NotFound();
            }

            Protect(context);
            return Results.Text(mail.Html.Replace("<head>", "<head><base target=\"_blank\">", StringComparison.Ordinal), "text/html", Encoding.UTF8);
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet($"{Route}/{{name}}/attachments/{{index:int}}", async (string name, int index, EmlFolder folder, HttpContext context) =>
        {
            if (await folder.ReadAsync(name, context.RequestAborted) is not { } mail || index < 0 || index >= mail.Attachments.Count)
            {
                return Results.NotFound();
            }

            Protect(context);
            var attachment = mail.Attachments[index];
            return Results.File(attachment.Content, attachment.MediaType, attachment.Name);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Protect(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
    }
}
