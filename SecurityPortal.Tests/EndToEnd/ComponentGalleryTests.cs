using System.Collections.Concurrent;
using Microsoft.Playwright;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Development.Gallery;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>Every shared component in every state, looked at in a browser: axe in three languages, no error in the console, nothing wider than a
/// phone.</summary>
[Collection(Lanes.One)]
public sealed class ComponentGalleryTests(BrowserFixture fixture)
{
    // More would only wait for each other and for the other lane on two cores.
    private const int Tabs = 2;

    private const int ReadyMilliseconds = 30_000;

    private static readonly (int Width, string Name)[] Widths = [(1280, "wide"), (360, "phone")];

    private readonly ConcurrentBag<string> _faults = [];

    [Fact]
    public async Task States_InThreeLanguages_HaveNoFault()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"), ("DetailedErrors", "true"));
        var left = new ConcurrentQueue<(GalleryEntry Entry, GalleryState State, string Language)>(ComponentGallery.Entries
            .SelectMany(entry => entry.States.Select(state => (Entry: entry, State: state))).Index()
            .SelectMany(look => Asked(look.Index).Select(language => (look.Item.Entry, look.Item.State, language))));

        await Task.WhenAll(Enumerable.Range(0, Tabs).Select(_ => LookAsync(portal, left)));

        Assert.True(_faults.IsEmpty, string.Join('\n', _faults.Order(StringComparer.Ordinal)));
    }

    // Each state in one language, the languages in turn: all three of each take minutes, and are asked for by hand.
    private static IEnumerable<string> Asked(int index) =>
        Environment.GetEnvironmentVariable("PORTAL_GALLERY") == "all" ? Languages.All : [Languages.All[index % Languages.All.Count]];

    private async Task LookAsync(PortalProcess portal, ConcurrentQueue<(GalleryEntry Entry, GalleryState State, string Language)> left)
    {
        await using var person = await Person.ArriveAsync(fixture.Browser, portal.Address);
        await person.SignInAsync("819001037");
        while (left.TryDequeue(out var next))
        {
            var (entry, state, language) = next;
            var name = $"{entry.Name}/{state.Name} {language}";
            try
            {
                await LookAtAsync(person, entry, state, language);
            }
            catch (Exception e) when (e is TimeoutException or PlaywrightException)
            {
                // One state that never comes must not hide what is wrong with the others.
                var shown = await person.Page.EvaluateAsync<string>("() => document.querySelector('.gallery-stage')?.outerHTML ?? document.body.innerText");
                _faults.Add($"{name}: {e.Message.Split('\n')[0]}\n  {shown}");
            }
        }

        foreach (var fault in person.Faults)
        {
            _faults.Add(fault);
        }
    }

    private async Task LookAtAsync(Person person, GalleryEntry entry, GalleryState state, string language)
    {
        await person.Page.SetViewportSizeAsync(Widths[0].Width, 900);
        await person.ChooseLanguageAsync(language);
        await person.GoAsync(entry.AddressOf(state));
        await person.Page.WaitForSelectorAsync(
            ".gallery-stage[data-ready=true]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached, Timeout = ReadyMilliseconds });
        foreach (var violation in await person.ViolationsAsync())
        {
            _faults.Add($"{entry.Name}/{state.Name} {language}: {violation}");
        }

        await FitsAsync(person.Page, $"{entry.Name}/{state.Name} {language}");
        await PictureAsync(person.Page, entry, state, language);
    }

    private async Task FitsAsync(IPage page, string name)
    {
        await page.SetViewportSizeAsync(Widths[1].Width, 900);
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var width && width > Widths[1].Width)
        {
            _faults.Add($"{name}: {width} pixels wide on a phone of {Widths[1].Width}");
        }
    }

    private static async Task PictureAsync(IPage page, GalleryEntry entry, GalleryState state, string language)
    {
        if (language != Languages.Albanian || Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        var gallery = Directory.CreateDirectory(Path.Combine(folder, "components")).FullName;
        foreach (var (width, name) in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(gallery, $"{entry.Name}-{state.Name}-{name}.png"), FullPage = true });
        }
    }
}
