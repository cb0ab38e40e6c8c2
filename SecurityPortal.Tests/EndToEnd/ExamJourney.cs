using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Exam.Mails;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// The exam as the manual tells it (Foto 1 to 22), then the ministry's part: the twelfth candidate is enrolled, the institution applies, the ministry accepts,
/// calls and examines, anybody checks the certificate.
/// </summary>
[Collection(Lanes.Two)]
public sealed class ExamJourney(BrowserFixture browser)
{
    // A made-up person of the demo registry whom no demo case names.
    private const string CandidateNumber = "1900000029";

    [Fact]
    public async Task Candidate_FromSearchToCertificate()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await company.SignInAsync(DemoAccounts.FirstCompany);

        // Foto 1 and 2: the menu, the search.
        await company.Page.Locator("a[href='/workers/exam']").First.ClickAsync();
        await company.ReadyAsync();
        await Expect(company.At("count")).ToHaveTextAsync("11 nga 12");
        await Expect(company.At("apply")).ToHaveCountAsync(0);
        await company.LookAsync();

        // Foto 5: a number that the registry does not know leads to "Apliko si i huaj".
        await company.FillAsync("exam-number", "1999999987");
        await company.Page.Keyboard.PressAsync("Enter");
        await Expect(company.At("enrol-foreign").Or(company.At("number-is-right"))).ToBeVisibleAsync();
        await company.LookAsync();

        // Foto 3 and 4: found, "Apliko".
        await company.FillAsync("exam-number", CandidateNumber);
        await company.At("exam-search").ClickAsync();
        await Expect(company.At("found")).ToContainTextAsync("Tahiraj");
        await company.LookAsync();
        await company.At("enrol").ClickAsync();

        // Foto 6: the form in two parts; Foto 7: "Vazhdo".
        await Expect(company.At("found-person")).ToContainTextAsync("Valbona");
        await company.At("continue").ClickAsync();
        await Expect(company.At("error-summary")).ToBeFocusedAsync();
        await company.FillAsync("Person.Street", "Rr. e Paqes 12");
        await company.FillAsync("Person.Email", "valbona@example.org");
        await company.FillAsync("Person.Phone", "044 222 333");
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await company.At("Training.Education").SelectOptionAsync("EDU-2");
        await company.FillAsync("Training.From", LocalTime.Format(TimeProvider.System.Today().AddDays(-40)));
        await company.FillAsync("Training.To", LocalTime.Format(TimeProvider.System.Today().AddDays(-10)));
        await company.FillAsync("Training.Hours", "80");
        await company.At("Training.Language.sq").CheckAsync();
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        // Foto 8: the success message; Foto 9 to 13: documents one type at a time.
        await Expect(company.At("data-saved")).ToContainTextAsync("me sukses");
        foreach (var kind in new[] { "E01", "E02", "E03", "E04", "E05", "E06" })
        {
            await company.At("document-kind").SelectOptionAsync(kind);
            await company.UploadAsync("document", "dokumenti.pdf", SampleFiles.Pdf());
            await Expect(company.At($"attached-{kind}")).ToBeVisibleAsync();
            await Expect(company.At("document-kind").Locator($"option[value={kind}]")).ToHaveCountAsync(0);
        }

        await company.LookAsync();

        // Foto 14: "Kthehu" keeps everything.
        await company.At("back").ClickAsync();
        await Expect(company.At("Training.Hours")).ToHaveValueAsync("80");
        await company.At("continue").ClickAsync();
        await Expect(company.At("attached-E06")).ToBeVisibleAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("answers-training")).ToContainTextAsync("80");
        await company.LookAsync();

        // Foto 15: "Ruaj"; Foto 16 to 19: the list with Fletëpagesa and Raporti.
        await Expect(company.At("finish")).ToHaveTextAsync("Ruaj");
        await company.At("finish").ClickAsync();
        await Expect(company.At("done")).ToContainTextAsync("Valbona Tahiraj");
        var own = company.At("candidate").Filter(new() { HasText = "Valbona Tahiraj" });
        await PaperAsync(company, portal, own.GetByTestId("slip-link"), "25,00 €", pages: null);
        await PaperAsync(company, portal, own.GetByTestId("report-link"), "Rr. e Paqes 12", pages: 2);

        // Foto 20 and 21: twelve, "Gati për aplikim", the button.
        await Expect(company.At("count")).ToHaveTextAsync("12 nga 12");
        await Expect(own.GetByTestId("status")).ToHaveTextAsync("Gati për aplikim");
        await company.LookAsync();
        await company.At("apply").ClickAsync();
        await company.LookAsync();
        await company.At("confirm-yes").ClickAsync();

        // Foto 22: the button is gone, the status is "Aplikim".
        await Expect(company.At("done")).ToContainTextAsync("GP-");
        await Expect(company.At("apply")).ToHaveCountAsync(0);
        await Expect(own.GetByTestId("status")).ToHaveTextAsync("Aplikim");
        await company.LookAsync();
        await company.Page.ReloadAsync();
        await company.ReadyAsync();
        await Expect(own.GetByTestId("status")).ToHaveTextAsync("Aplikim");

        Guid caseId;
        string number;
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            var file = await db.ExamCandidates.Where(c => c.Name == "Valbona Tahiraj")
                .Join(db.Cases, c => c.CaseId, c => c.Id, (_, c) => new { c.Id, c.Number }).SingleAsync();
            (caseId, number) = (file.Id, file.Number);
        }

        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address, "en");
        await BookAsync(cashier, number);
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address, "sr-Latn");
        var session = await ExamineAsync(officer, portal, number);

        // The institution's open page shows the result and the certificate by itself.
        await Expect(own.GetByTestId("status")).ToHaveTextAsync("I kaluar");
        await company.LookAsync();
        var certificate = await PaperAsync(company, portal, own.GetByTestId("certificate-link"), "Valbona Tahiraj", pages: 1);
        Assert.DoesNotContain(CandidateNumber, certificate, StringComparison.Ordinal);

        string licence;
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            licence = await db.Licences.Where(l => l.CaseId == caseId).Select(l => l.Number).SingleAsync();
            Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<ExamConvocationMail>().Name && m.To == "valbona@example.org"));
            Assert.True(await db.ExamSessions.AnyAsync(s => s.Id == session));
        }

        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, width: 360);
        await visitor.GoAsync($"/check?q={licence}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await visitor.LookAsync();

        Assert.DoesNotContain(CandidateNumber, portal.Output, StringComparison.Ordinal);
        Assert.Empty(company.Faults.Concat(officer.Faults).Concat(cashier.Faults).Concat(visitor.Faults));
    }

    [Fact]
    public async Task Pages_OnAPhone_FitAndImportTellsEachRow()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, "en", 320);
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.Page.Locator("button[name=language][value='en']").ClickAsync();
        await company.ReadyAsync();
        await company.GoAsync("/workers/exam");
        await Expect(company.At("candidates")).ToBeVisibleAsync();
        await FitsAsync(company);

        await company.At("import-link").ClickAsync();
        var template = await company.Page.APIRequest.GetAsync(new Uri(portal.Address, await company.At("template").GetAttributeAsync("href")).ToString());
        var columns = (await Spreadsheet.ReadAsync(new MemoryStream(await template.BodyAsync()), false, default)).Value[0].Cells.Where(c => c.Length > 0)
            .ToList();
        Assert.Equal(11, columns.Count);
        string[] good = ["1900001009", "a@example.org", "044 111 222", "", "Rr. A 1", "Secondary school", "03.11.2025", "28.11.2025", "80", "Albanian", ""];
        var bad = good.ToArray();
        (bad[0], bad[8]) = ("123", "many");
        await company.At("import-file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "candidates.xlsx", MimeType = "application/octet-stream",
            Buffer = Workbook.Write("candidates.xlsx", new Sheet("Candidates", columns, [good, bad])).Content,
        });
        await Expect(company.At("import-count")).ToContainTextAsync("Rows: 2.");
        await FitsAsync(company);
        await company.At("import-file")
            .SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "x.xlsx", MimeType = "application/octet-stream", Buffer = SampleFiles.Zip() });
        await Expect(company.Page.GetByTestId("import-error").First).ToBeVisibleAsync();

        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address, "sq", 320);
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.GoAsync("/officer/exams");
        await Expect(officer.At("groups")).ToBeVisibleAsync();
        await FitsAsync(officer);
        await officer.At("group").First.ClickAsync();
        await Expect(officer.At("candidate").First).ToBeVisibleAsync();
        await FitsAsync(officer);

        // One candidate on the case's own page: taken, a criterion found fulfilled, accepted.
        await officer.At("candidate").First.Locator("a").First.ClickAsync();
        await officer.At("do-take").ClickAsync();
        await Expect(officer.At("do-accept")).ToBeVisibleAsync();
        await officer.At("part-criteria").ClickAsync();
        await officer.At("criterion-School").CheckAsync();
        await Expect(officer.At("criteria")).ToContainTextAsync("Blerim Zyra");
        await FitsAsync(officer);
        await officer.At("do-accept").ClickAsync();
        await Expect(officer.At("status").First).ToHaveTextAsync("I pranuar");
        await FitsAsync(officer);
        await officer.GoAsync("/officer/exams?past=true");
        await officer.At("session").First.ClickAsync();
        await Expect(officer.At("seat").First).ToBeVisibleAsync();
        await FitsAsync(officer);
        Assert.Empty(officer.Faults);
    }

    private static async Task FitsAsync(Person person)
    {
        await person.LookAsync();
        Assert.False(await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"),
            $"{person.Page.Url} is wider than the phone.");
    }

    private static async Task<string> PaperAsync(Person person, PortalProcess portal, Microsoft.Playwright.ILocator link, string text, int? pages)
    {
        var paper = await person.Page.APIRequest.GetAsync(new Uri(portal.Address, await link.GetAttributeAsync("href")).ToString());
        Assert.Equal("application/pdf", paper.Headers["content-type"]);
        var bytes = await paper.BodyAsync();
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"paper-{await link.GetAttributeAsync("data-testid")}.pdf"), bytes);
        }

        var written = PdfText.Of(bytes);
        Assert.Contains(text, written, StringComparison.Ordinal);
        if (pages is { } count)
        {
            Assert.Equal(count, PdfText.Pages(bytes).Count);
        }

        return written;
    }

    private static async Task BookAsync(Person cashier, string number)
    {
        await cashier.SignInAsync("arketar@demo.example");
        await cashier.GoAsync($"/officer/payments?q={number}");
        await cashier.Page.Locator("[data-testid^=book-FP]").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", "BQK-2026-779");
        await cashier.FillAsync("book-amount", "25,00");
        await cashier.At("book-confirm").ClickAsync();
        await Expect(cashier.At("book-confirm")).ToHaveCountAsync(0);
    }

    private static async Task<Guid> ExamineAsync(Person officer, PortalProcess portal, string number)
    {
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.GoAsync("/officer/exams");
        await officer.LookAsync();
        await officer.At("group").First.ClickAsync();
        await Expect(officer.At("candidate")).ToHaveCountAsync(12);
        await officer.At("take-all").ClickAsync();
        await Expect(officer.At("accept-all")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("accept-all").ClickAsync();
        await Expect(officer.At("accept-all")).ToHaveCountAsync(0);

        await officer.GoAsync("/officer/exams/sessions/new");
        await officer.FillAsync("session-date", "01.01.2020");
        await officer.At("session-save").ClickAsync();
        await Expect(officer.At("session-error")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.FillAsync("session-date", LocalTime.Format(TimeProvider.System.Today().AddDays(7)));
        await officer.FillAsync("session-place", "Vushtrri, salla 2");
        await officer.At("session-save").ClickAsync();
        await Expect(officer.At("waiting")).ToBeVisibleAsync();
        await officer.Page.GetByLabel("Valbona Tahiraj").CheckAsync();
        await officer.LookAsync();
        await officer.At("assign").ClickAsync();
        await Expect(officer.At("seat")).ToHaveCountAsync(1);

        // The day of the exam has come.
        var session = Guid.Parse(new Uri(officer.Page.Url).Segments[^1]);
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            await db.ExamSessions.Where(s => s.Id == session)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, TimeProvider.System.UtcNow().AddHours(-2)));
        }

        await officer.Page.ReloadAsync();
        await officer.ReadyAsync();
        await officer.FillAsync($"points-{number}", "85");
        await officer.LookAsync();
        await officer.At($"enter-{number}").ClickAsync();
        await officer.At("confirm-yes").ClickAsync();
        await Expect(officer.At("certificate")).ToContainTextAsync("CERT-TRN-BAZ");
        await officer.LookAsync();
        return session;
    }
}
