using System.Net;
using System.Text.RegularExpressions;

namespace SecurityPortal.Benchmarks.Circuits;

/// <summary>Somebody's way through a site, with their cookies.</summary>
internal sealed partial class Site : IDisposable
{
    private readonly HttpClient _http;

    public Site(Uri address)
    {
        Address = address;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, MaxConnectionsPerServer = 16 })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromMinutes(2),
        };
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Signs in to the portal with one of its demo accounts.</summary>
    public async Task SignInAsync(string name, string password)
    {
        var page = await PostAsync("/sign-in", await _http.GetStringAsync(Of("/sign-in")), "sign-in", ("Form.Name", name), ("Form.Password", password));
        if (CodeRegex().Match(page) is { Success: true } code)
        {
            await PostAsync("/sign-in/second-factor?returnUrl=", page, "second-factor", ("Form.Code", code.Groups[1].Value));
        }
    }

    /// <summary>What the page's circuit begins with.</summary>
    public async Task<PageStart> GetAsync(string path)
    {
        var html = await _http.GetStringAsync(Of(path));
        var components = ComponentRegex().Matches(html).Select(m => m.Groups[1].Value).Where(c => c.Contains("\"descriptor\"", StringComparison.Ordinal))
            .OrderBy(c => SequenceRegex().Match(c).Value).ToList();
        return components.Count == 0 ? throw new InvalidOperationException($"{path} has no circuit.")
            : new PageStart($"[{string.Join(',', components)}]", StateRegex().Match(html).Groups[1].Value);
    }

    /// <summary>Tells that a page is closed.</summary>
    public async Task CloseAsync(string circuit)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["circuitId"] = circuit });
        using var answer = await _http.PostAsync(Of("/_blazor/disconnect/"), content);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Uri Of(string path) => new(Address, path);

    private async Task<string> PostAsync(string path, string page, string form, params (string Name, string Value)[] fields)
    {
        var from = page.IndexOf($"value=\"{form}\"", StringComparison.Ordinal);
        var token = TokenRegex().Match(page, Math.Max(from, 0)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(fields.Append(("_handler", form)).Append(("__RequestVerificationToken", token))
            .ToDictionary(f => f.Item1, f => f.Item2));
        using var answer = await _http.PostAsync(Of(path), content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenRegex();

    [GeneratedRegex("data-testid=\"demo-code\"[^>]*>([0-9]+)<")]
    private static partial Regex CodeRegex();

    [GeneratedRegex("<!--Blazor:(.*?)-->")]
    private static partial Regex ComponentRegex();

    [GeneratedRegex("\"sequence\":[0-9]+")]
    private static partial Regex SequenceRegex();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex StateRegex();
}

/// <summary>What a page hands to its circuit.</summary>
/// <param name="Components">Its components, as a list in JSON.</param>
/// <param name="State">What they keep of the first drawing.</param>
internal sealed record PageStart(string Components, string State);
