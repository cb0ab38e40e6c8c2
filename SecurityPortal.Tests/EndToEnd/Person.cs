using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SecurityPortal.Web.Localization;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>Somebody at a browser of their own: opens pages of one portal, and looks at each with axe.</summary>
public sealed class Person : IAsyncDisposable
{
    private static int s_pictures;

    private readonly Uri _portal;
    private readonly IBrowserContext _context;
    private readonly ConcurrentBag<string> _faults = [];

    private Person(Uri portal, IBrowserContext context, IPage page)
    {
        (_portal, _context, Page) = (portal, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _faults.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _faults.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors of the browser's console so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <param name="browser">The browser.</param>
    /// <param name="portal">Address of the portal.</param>
    /// <param name="language">Culture name; Albanian by default.</param>
    /// <param name="width">Width of the window in pixels.</param>
    public static async Task<Person> ArriveAsync(IBrowser browser, Uri portal, string language = "sq", int width = 1280)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },

            // Days and hours are those of Kosovo, wherever somebody sits.
            TimezoneId = "Pacific/Auckland",

            // Certificates of tests are their own.
            IgnoreHTTPSErrors = true,
        });
        await context.AddCookiesAsync([new Cookie { Name = PortalLanguages.CookieName, Value = $"c={language}|uic={language}", Url = portal.ToString() }]);
        context.SetDefaultTimeout(30_000);
        return new Person(portal, context, await context.NewPageAsync());
    }

    /// <summary>Reads the portal in another language from now on; the account, and with it the language of its mails, stays as it is.</summary>
    public async Task SpeakAsync(string language)
    {
        await ChooseLanguageAsync(language);
        await Page.ReloadAsync();
        await ReadyAsync();
    }

    /// <summary>The language of the pages opened from now on.</summary>
    public Task ChooseLanguageAsync(string language) =>
        _context.AddCookiesAsync([new Cookie { Name = PortalLanguages.CookieName, Value = $"c={language}|uic={language}", Url = _portal.ToString() }]);

    /// <summary>Opens a path, and waits for its circuit where it has one.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_portal, path).ToString());
        await ReadyAsync();
    }

    /// <summary>Waits until the page answers: static at once, others when their circuit is there.</summary>
    public async Task ReadyAsync() => await Page.WaitForFunctionAsync("() => !document.querySelector('[data-live=\"false\"]')");

    /// <summary>Element by its test id.</summary>
    public ILocator At(string testId) => Page.GetByTestId(testId);

    /// <summary>Types into a question of the wizard.</summary>
    public Task FillAsync(string path, string text) => At(path).FillAsync(text);

    /// <summary>Waits until the wizard says that everything typed is stored.</summary>
    public Task SavedAsync() => Page.Locator("[data-testid=save-indicator][data-state=Saved][data-stored=true]").WaitForAsync();

    /// <summary>Signs in, with the demo authenticator's code where one is asked for.</summary>
    public async Task SignInAsync(string name, string password = "Demo.Portali.2026")
    {
        await GoAsync("/sign-in");
        await Page.Locator("[name='Form.Name']").FillAsync(name);
        await Page.Locator("[name='Form.Password']").FillAsync(password);
        await At("sign-in").ClickAsync();
        await Page.WaitForURLAsync(url => !url.EndsWith("/sign-in", StringComparison.Ordinal));
        if (Page.Url.Contains("second-factor", StringComparison.Ordinal))
        {
            await Page.Locator("[name='Form.Code']").FillAsync(await At("demo-code").InnerTextAsync());
            await Page.Locator(".portal-form button[type=submit]").ClickAsync();
            await Page.WaitForURLAsync(url => !url.Contains("second-factor", StringComparison.Ordinal));
        }

        await ReadyAsync();
    }

    /// <summary>Nothing that axe knows is wrong with the page. Keeps a picture of it where <c>PORTAL_SCREENSHOTS</c> names a folder.</summary>
    public async Task LookAsync()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var name = $"{Interlocked.Increment(ref s_pictures):00}{new Uri(Page.Url).AbsolutePath.Replace('/', '-')}.png";
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name), FullPage = true });
        }

        // A message half faded in has half its contrast.
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.mud-snackbar')].every(s => getComputedStyle(s).opacity === '1')");
        var violations = await ViolationsAsync();
        Assert.True(violations.Count == 0, $"{Page.Url}\n{string.Join('\n', violations)}");
    }

    /// <summary>What axe finds wrong with the page: rule, explanation and elements. What it finds right, most of its answer, is left out.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. result.Violations.Select(v => $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}")];
    }

    /// <summary>Chooses a file in an upload control, once the control knows where it goes.</summary>
    public async Task UploadAsync(string testId, string fileName, byte[] content)
    {
        var type = fileName.EndsWith(".pdf", StringComparison.Ordinal) ? "application/pdf" : "image/png";
        await Assertions.Expect(At($"{testId}-attach")).ToBeEnabledAsync();
        await At($"{testId}-file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = type, Buffer = content });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
