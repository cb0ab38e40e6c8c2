using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>Reports of incidents as the manual tells them, with what the ministry does then.</summary>
[Collection(Lanes.Two)]
public sealed class IncidentJourneyTests(BrowserFixture browser)
{
    private const string Company = "819001037";
    private const string WorkerNumber = "1900000010";
    private const string SubjectNumber = "1900000029";
    private const string Action = "EditedSubject.EditedAction";

    private static readonly string[] Network = ["ERR_CONNECTION", "ERR_EMPTY", "ERR_INCOMPLETE", "ERR_SOCKET", "WebSocket", "WebSockets", "disconnected",
        "Failed to fetch", "negotiat", "Failed to start"];

    [Fact]
    public async Task UseOfForce_FromTheMenuToTheAnswerAndTheCorrection()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, width: 360);
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address);
        await officer.SignInAsync("zyrtar1@demo.example");
        await Expect(officer.At("incident-alerts").Locator("li")).ToHaveCountAsync(1);
        await officer.LookAsync();

        await company.SignInAsync(Company);
        await company.GoAsync("/reports/use-of-force");
        await Expect(company.At("report").First).ToBeVisibleAsync();
        await company.LookAsync();
        await NotWiderAsync(company);
        await company.At("start").ClickAsync();

        // Page 1.
        await Expect(company.At("Incident.FromDate")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("error-summary")).ToBeFocusedAsync();
        await FillIncidentAsync(company);
        await company.At("Force.Reasons.R2").CheckAsync();
        await company.At("Force.Warning").SelectOptionAsync("W1");
        await company.LookAsync();
        await NotWiderAsync(company);
        await company.At("continue").ClickAsync();

        // Page 2: the first subject, known by number.
        await company.At("EditedSubject.IsKnown.yes").CheckAsync();
        await company.FillAsync("EditedSubject.Person.Entry.PersonalNumber", SubjectNumber);
        await company.Page.Keyboard.PressAsync("Enter");
        await Expect(company.At("found-person")).ToBeVisibleAsync();
        await FillSubjectAsync(company);
        await company.At("EditedSubject.InjuryAfter").SelectOptionAsync("I2");
        await company.FillAsync("EditedSubject.InjuryText", "Gërvishtje në krah");
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        // Page 3: actions by "Zgjedh", then "Ruaj subjektin".
        await ChooseAsync(company, "F302", 1);
        await ChooseAsync(company, "F403", 2);
        await company.LookAsync();
        await NotWiderAsync(company);
        await company.At("save-subject").ClickAsync();
        await Expect(company.At("subject-saved")).ToBeVisibleAsync();

        // A second, unknown one: the server dies in the middle of it, and the page comes back with it.
        await company.At("add-subject").ClickAsync();
        await company.At("EditedSubject.IsKnown.no").CheckAsync();
        await company.At("EditedSubject.Description").PressSequentiallyAsync("Burrë me kapelë");
        await SavedAsync(portal, company, "Burrë me kapelë");
        await company.Page.EvaluateAsync("() => { window.beforeTheCrash = true; }");
        await portal.KillAsync();
        await portal.StartAgainAsync();
        await company.Page.WaitForFunctionAsync("() => !window.beforeTheCrash", null, new() { Timeout = 60_000 });
        await company.ReadyAsync();
        await Expect(company.At("EditedSubject.Description")).ToHaveValueAsync("Burrë me kapelë", new() { Timeout = 60_000 });
        await FillSubjectAsync(company);
        await company.At("EditedSubject.InjuryAfter").SelectOptionAsync("I0");
        await company.At("continue").ClickAsync();
        await ChooseAsync(company, "F201", 1);
        await SavedAsync(portal, company, "\"F201\"");
        await company.Page.ReloadAsync();
        await company.ReadyAsync();
        await Expect(company.At("action")).ToHaveCountAsync(1);
        await company.At("save-subject").ClickAsync();
        await Expect(company.At("subject")).ToHaveCountAsync(2);
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        // Check, a photo, "Raporto".
        await Expect(company.At("answers-incident")).ToBeVisibleAsync();
        await company.At("document-kind").SelectOptionAsync("PHOTO-1");
        await company.UploadAsync("document", "foto.png", SampleFiles.Png());
        await Expect(company.At("attached-PHOTO-1")).ToBeVisibleAsync();
        await company.LookAsync();
        await NotWiderAsync(company);
        await Expect(company.At("finish")).ToHaveTextAsync("Raporto");
        await officer.GoAsync("/officer");
        await Expect(officer.At("incident-alerts").Locator("li")).ToHaveCountAsync(1);
        await company.At("finish").ClickAsync();

        // The list with its message; "Raporti" is the PDF; the ministry's open page shows the alert by itself.
        await Expect(company.At("reported")).ToBeVisibleAsync();
        await company.LookAsync();
        await Expect(officer.At("incident-alerts").Locator("li")).ToHaveCountAsync(2);
        await officer.LookAsync();
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var file = await db.Cases.OrderByDescending(c => c.SubmittedAt).FirstAsync(c => c.ProcessKey == "UseOfForce");
        var paper = await company.Page.APIRequest.GetAsync(new Uri(portal.Address, $"/papers/cases/{file.Id}/request").ToString());
        Assert.Equal("application/pdf", paper.Headers["content-type"]);
        Assert.Contains(file.Number, PdfText.Of(await paper.BodyAsync()), StringComparison.Ordinal);
        await KeepAsync("use-of-force.pdf", await paper.BodyAsync());

        // The officer asks, the company answers.
        await officer.GoAsync($"/officer/cases/{file.Id}");
        await Expect(officer.At("incident-marks")).ToContainTextAsync("Me përparësi");
        Assert.Equal(0, await officer.Page.Locator("[data-testid=do-recommend], [data-testid=do-approve]").CountAsync());
        await officer.LookAsync();
        await officer.At("do-askfollowup").ClickAsync();
        await officer.FillAsync("decision-text", "Shenja-e-fshehte: kush thirri policinë?");
        await officer.LookAsync();
        await officer.At("decision-confirm").ClickAsync();
        await company.GoAsync($"/cases/{file.Id}");
        await Expect(company.At("question")).ToContainTextAsync("kush thirri policinë");
        await company.LookAsync();
        await NotWiderAsync(company);
        await company.At("answer-text").FillAsync("Punëtori, në orën 09:10.");
        await company.At("answer-send").ClickAsync();
        await Expect(officer.At("status").First).ToHaveTextAsync("Raportuar");

        // A correction with its reason: both versions, differences shown.
        await company.At("correct").ClickAsync();
        await company.FillAsync("Correction.Reason", "Vendi ishte shënuar gabim.");
        await company.At("change-incident").ClickAsync();
        await company.FillAsync("Incident.Place", "Hyrja veriore");
        await company.At("continue").ClickAsync();
        await Expect(company.At("answers-incident")).ToContainTextAsync("Hyrja veriore");
        await company.LookAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("reported")).ToBeVisibleAsync();
        await Expect(officer.At("changes")).ToBeVisibleAsync();
        await Expect(officer.At("case-version").Locator("option")).ToHaveCountAsync(2);
        await officer.At("do-review").ClickAsync();
        await officer.At("decision-confirm").ClickAsync();
        await officer.At("do-conclude").ClickAsync();
        await officer.FillAsync("decision-text", "Pa masa.");
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("status").First).ToHaveTextAsync("E mbyllur");
        await officer.LookAsync();

        Assert.DoesNotContain(await db.Outbox.Select(m => m.ModelJson).ToListAsync(), m => m.Contains("Shenja", StringComparison.Ordinal)
            || m.Contains(SubjectNumber, StringComparison.Ordinal));
        Assert.DoesNotContain(SubjectNumber, portal.Output, StringComparison.Ordinal);

        // The killed server is an error of every open page; nothing else is.
        Assert.DoesNotContain(officer.Faults, f => !Network.Any(n => f.Contains(n, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CriminalOffence_FromTheMenuToTheRegisterAndTheStatistics()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await company.SignInAsync(Company);
        await company.GoAsync("/reports/criminal-offence");
        await company.LookAsync();
        await company.At("start").ClickAsync();
        await Expect(company.At("Incident.FromDate")).ToBeVisibleAsync();
        await FillIncidentAsync(company);
        await company.At("Offence.Noticed").SelectOptionAsync("CAMERA");
        await company.FillAsync("Offence.Damage", "1.250,00");
        await company.At("Offence.SuspectKnown.no").CheckAsync();
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        await company.At("EditedType.Code").SelectOptionAsync("V01");
        await company.At("Types.choose").ClickAsync();
        await Expect(company.At("Types.list")).ToContainTextAsync("Vjedhje");
        await SavedAsync(portal, company, "\"V01\"");
        await company.Page.ReloadAsync();
        await company.ReadyAsync();
        await Expect(company.At("Types.list")).ToContainTextAsync("Vjedhje");
        await company.At("EditedAction.Code").SelectOptionAsync("A16");
        await company.At("Actions.choose").ClickAsync();
        await Expect(company.At("link-proposed")).ToBeVisibleAsync();
        await company.At("Link").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("answers-offence")).ToContainTextAsync("SSHPS-UF");
        await company.LookAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("reported")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("report-case").First.ClickAsync();
        await Expect(company.At("incident-links")).ToContainTextAsync("SSHPS-UF");
        await company.LookAsync();

        await using var auditor = await Person.ArriveAsync(browser.Browser, portal.Address, width: 360);
        await auditor.SignInAsync("auditor@demo.example");
        foreach (var page in (string[])["use-of-force", "criminal-offences"])
        {
            await auditor.GoAsync($"/officer/register/{page}");
            await Expect(auditor.At("report").First).ToBeVisibleAsync();
            await auditor.LookAsync();
            await NotWiderAsync(auditor);
        }

        await auditor.GoAsync("/officer/register/use-of-force");
        await Expect(auditor.At("report").First).ToBeVisibleAsync();
        await auditor.At("filter-priority").CheckAsync();
        await auditor.At("search").ClickAsync();
        await auditor.Page.WaitForURLAsync("**priority=true");
        await Expect(auditor.At("report")).ToHaveCountAsync(1);
        await auditor.FillAsync("filter-company", WorkerNumber);
        await auditor.At("search").ClickAsync();
        await Expect(auditor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("numër personal");
        Assert.DoesNotContain(WorkerNumber, auditor.Page.Url, StringComparison.Ordinal);

        await using var supervisor = await Person.ArriveAsync(browser.Browser, portal.Address, "en");
        await supervisor.SignInAsync("mbikeqyres1@demo.example");
        await supervisor.GoAsync("/officer/register/statistics");
        await Expect(supervisor.At("chart-level")).ToBeVisibleAsync();
        await supervisor.LookAsync();
        await supervisor.Page.Locator("[data-testid=chart-action] summary").ClickAsync();
        await Expect(supervisor.Page.Locator("[data-testid=chart-action] table")).ToBeVisibleAsync();
        var book = await supervisor.Page.APIRequest.GetAsync(new Uri(portal.Address, await supervisor.At("export").GetAttributeAsync("href")).ToString());
        Assert.Equal((200, "PK"), (book.Status, System.Text.Encoding.ASCII.GetString(await book.BodyAsync(), 0, 2)));
        Assert.NotEqual(200, (await company.Page.APIRequest.GetAsync(new Uri(portal.Address, "/exports/incident-statistics").ToString())).Status);
        await supervisor.GoAsync("/officer/queue?process=UseOfForce&group=all");
        await Expect(supervisor.At("queue")).ToBeVisibleAsync();
        await supervisor.LookAsync();
        Assert.Empty(company.Faults.Concat(auditor.Faults).Concat(supervisor.Faults));
    }

    private static async Task FillIncidentAsync(Person company)
    {
        // An incident of an hour ago, by the clock of the place.
        var start = LocalTime.Of(TimeProvider.System.UtcNow().AddHours(-2));
        var end = start.AddMinutes(20);
        await company.FillAsync("Incident.FromDate", LocalTime.Format(DateOnly.FromDateTime(start)));
        await company.FillAsync("Incident.FromTime", start.ToString("HH:mm", null));
        await company.FillAsync("Incident.ToDate", LocalTime.Format(DateOnly.FromDateTime(end)));
        await company.FillAsync("Incident.ToTime", end.ToString("HH:mm", null));
        await company.At("Incident.MunicipalityCode").SelectOptionAsync("19");
        await company.FillAsync("Incident.Settlement", "Prishtinë");
        await company.FillAsync("Incident.Place", "Hyrja kryesore");
        await company.At("Incident.SiteType").SelectOptionAsync("MALL");
        await company.At("Incident.ServiceClass").SelectOptionAsync("SRV-BAZ");
        await company.FillAsync("Incident.Narrative", "Personi refuzoi të largohej dhe shtyu një klient; punëtori e ndau dhe e shoqëroi te dalja.");
        await company.At("Incident.ThirdPartyInjury").SelectOptionAsync("I0");
        await company.At("Incident.PoliceInformed.no").CheckAsync();
        await company.At("Incident.Witnesses.add").ClickAsync();
        await company.Page.Locator("[data-testid=contact] input").First.FillAsync("Arta Dëshmitare");
        await company.FillAsync("Worker.Person.Entry.PersonalNumber", WorkerNumber);
        await company.Page.Keyboard.PressAsync("Enter");
        await Expect(company.At("found-person")).ToBeVisibleAsync();
        await company.FillAsync("Worker.Role", "Roje");
        await company.At("Worker.Uniformed.yes").CheckAsync();
        await company.At("Worker.Armed.no").CheckAsync();
        await company.At("Worker.Injury").SelectOptionAsync("I0");
    }

    private static async Task FillSubjectAsync(Person company)
    {
        await company.At("EditedSubject.Behaviour.B4").CheckAsync();
        await company.At("EditedSubject.ArmedWith").SelectOptionAsync("NONE");
        await company.At("EditedSubject.Influence").SelectOptionAsync("ALCOHOL");
        await company.At("EditedSubject.InjuryBefore").SelectOptionAsync("I0");
        await company.At("EditedSubject.MedicalHelp").SelectOptionAsync("H0");
        await company.At("EditedSubject.Detained.no").CheckAsync();
    }

    private static async Task ChooseAsync(Person company, string code, int count)
    {
        await company.At($"{Action}.Code").SelectOptionAsync(code);
        await company.At($"{Action}.Effect").SelectOptionAsync("E1");
        await company.At("choose-action").ClickAsync();
        await Expect(company.At("action")).ToHaveCountAsync(count);
    }

    private static async Task SavedAsync(PortalProcess portal, Person person, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!(await PayloadAsync(portal)).Contains(text, StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }

        await person.SavedAsync();
    }

    private static async Task<string> PayloadAsync(PortalProcess portal)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(portal.DataDirectory, "portal.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT PayloadJson FROM Drafts ORDER BY ChangedAt DESC LIMIT 1";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task KeepAsync(string name, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
        }
    }

    private static async Task NotWiderAsync(Person person) => Assert.False(
        await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{person.Page.Url} is wider than the phone.");
}
