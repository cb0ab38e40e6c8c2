using Microsoft.Playwright;
using SecurityPortal.Core.Common;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>What the journeys of worker licence and person card have in common.</summary>
internal static class WorkerSteps
{
    /// <summary>Types into the search of a worker, and searches.</summary>
    public static async Task SearchAsync(this Person person, string typed)
    {
        await person.FillAsync("worker-number", typed);
        await person.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Attaches a sample of each kind, one kind at a time; each leaves the list.</summary>
    public static async Task AttachAsync(this Person person, params string[] kinds)
    {
        foreach (var kind in kinds)
        {
            await person.At("document-kind").SelectOptionAsync(kind);
            await person.UploadAsync("document", "dokumenti.pdf", SampleFiles.Pdf());
            await Expect(person.At($"attached-{kind}")).ToBeVisibleAsync();
            await Expect(person.At("document-kind").Locator($"option[value={kind}]")).ToHaveCountAsync(0);
        }
    }

    /// <summary>The officer's page of a case, found in the queue by its number.</summary>
    public static async Task OpenCaseAsync(this Person officer, string account, string number)
    {
        await officer.SignInAsync(account);
        await officer.GoAsync("/officer/queue");
        await officer.FillAsync("queue-text", number);
        await officer.At("queue-search").ClickAsync();
        await Expect(officer.At("queue-case")).ToHaveCountAsync(1);
        await Expect(officer.At("queue-case")).ToHaveTextAsync(number);
        await officer.At("queue-case").ClickAsync();
    }

    /// <summary>Recommended by the one, approved by the other.</summary>
    public static async Task DecideAsync(Person officer, Person supervisor)
    {
        await officer.At("do-take").ClickAsync();
        await officer.At("do-recommend").ClickAsync();
        await officer.At("decision-approve").CheckAsync();
        await officer.FillAsync("decision-text", "Kushtet plotësohen.");
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("do-recommend")).ToHaveCountAsync(0);
        await supervisor.SignInAsync("mbikeqyres1@demo.example");
        await supervisor.GoAsync(new Uri(officer.Page.Url).AbsolutePath);
        await supervisor.LookAsync();
        await supervisor.At("do-approve").ClickAsync();
        await supervisor.At("decision-confirm").ClickAsync();
        await Expect(supervisor.At("do-approve")).ToHaveCountAsync(0);
    }

    /// <summary>The cashier, signed in, books the slip of a case.</summary>
    public static async Task BookAsync(this Person cashier, string number, string amount)
    {
        await cashier.GoAsync($"/officer/payments?q={number}");
        await cashier.Page.Locator("[data-testid^=book-FP]").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", $"BQK-{number}");
        await cashier.FillAsync("book-amount", amount);
        await cashier.At("book-confirm").ClickAsync();
        await Expect(cashier.At("book-confirm")).ToHaveCountAsync(0);
    }

    /// <summary>Text of the paper behind a link; the paper is kept where <c>PORTAL_SCREENSHOTS</c> names a folder.</summary>
    public static async Task<(string Text, int Pages)> PaperAsync(this Person person, Uri portal, ILocator link, string name)
    {
        var paper = await person.Page.APIRequest.GetAsync(new Uri(portal, await link.GetAttributeAsync("href")).ToString());
        Assert.Equal((200, "application/pdf"), (paper.Status, paper.Headers["content-type"]));
        var bytes = await paper.BodyAsync();
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"paper-{name}.pdf"), bytes);
        }

        return (PdfText.Of(bytes), PdfText.Pages(bytes).Count);
    }

    /// <summary>Looks, and finds the page no wider than the window.</summary>
    public static async Task LookFitAsync(this Person person)
    {
        await person.LookAsync();
        Assert.False(await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"),
            $"{person.Page.Url} is wider than the window.");
    }
}
