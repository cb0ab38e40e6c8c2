using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using SecurityPortal.Web.Components.Layout;

namespace SecurityPortal.Web.Hosting;

/// <summary>
/// MudBlazor's theme as a style sheet. Its component would write the same 30 kB into every page and every circuit; here it is drawn once, at the start, and
/// browsers keep it for good under an address that follows from its content.
/// </summary>
public sealed partial class ThemeSheet(IServiceScopeFactory scopes, ILoggerFactory logs) : IHostedService
{
    private string? _text;

    /// <summary>Root-relative, with the hash of the content.</summary>
    public string Address => AddressOf(Hash);

    public string Text => _text ?? throw new InvalidOperationException("The theme is drawn when the portal starts.");

    private string Hash { get; set; } = "";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(MudThemeProvider.Theme)] = PortalTheme.Instance,
            [nameof(MudThemeProvider.DefaultScrollbar)] = true,
        });
        var markup = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString());

        _text = string.Concat(StyleRegex().Matches(markup).Select(m => m.Groups[1].Value));
        if (!_text.Contains("--mud-palette-primary:", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("MudBlazor draws its theme in another way than before: ThemeSheet must follow.");
        }

        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text)))[..12];
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static string AddressOf(string hash) => $"/css/theme.{hash}.css";

    /// <summary>The sheet, if it is the one meant: a page of the version before the last start must not keep this one under that name.</summary>
    internal IResult Serve(HttpContext context, string hash)
    {
        if (hash != Hash)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(Text, "text/css", Encoding.UTF8);
    }

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleRegex();
}
