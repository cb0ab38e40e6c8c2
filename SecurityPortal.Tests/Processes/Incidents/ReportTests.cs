using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.Incidents.Mails;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Incidents;

/// <summary>Filing and correcting reports over the portal's real services; it is 10:00 local on the day of the sample incident.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Report_WithoutAnyLicence_IsFiledWithNumberHistorySearchableRowAndMail()
    {
        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());

        await using var db = _portal.Db();
        var file = await db.Cases.SingleAsync();
        Assert.Equal(("SSHPS-UF-2026-000001", CaseStatus.Reported), (file.Number, file.Status));
        var report = await db.IncidentReports.SingleAsync();
        Assert.Equal(
            (caseId, _company.CompanyId, new DateTime(2026, 1, 12, 7, 30, 0, DateTimeKind.Utc), new DateTime(2026, 1, 12, 8, 0, 0, DateTimeKind.Utc), 202601),
            (report.CaseId, report.CompanyId, report.OccurredFrom, report.OccurredTo, report.Month));
        Assert.Equal(("19", "MALL", "SRV-BAZ", 3, false, false, false),
            (report.MunicipalityCode, report.SiteType, report.ServiceClass, report.HighestLevel, report.WorstInjury > 0, report.IsPriority, report.IsLate));
        Assert.Equal(["force-level-3/F302", "force-reason/R2"], (await db.IncidentCodes.ToListAsync()).Select(c => $"{c.List}/{c.Code}").Order());
        Assert.Equal(["Dragan Đorđević", "Çelë Gjonbalaj"], (await db.CasePersons.ToListAsync()).Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(MailKind.Of<ReportFiledMail>().Name, (await db.Outbox.SingleAsync()).Template);
    }

    [Fact]
    public async Task Start_SeveralReports_AreSeveralDrafts()
    {
        var one = await _portal.DraftAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());
        var other = await _portal.DraftAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());

        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public async Task Submit_TwiceOneDraft_IsOneReport()
    {
        var draft = await _portal.DraftAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());

        var first = TestPortal.Ok(await _portal.SubmitAsync(_company, draft));
        var second = TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        Assert.Equal(first, second);
        await using var db = _portal.Db();
        Assert.Equal((1, 1, 1), (await db.Cases.CountAsync(), await db.IncidentReports.CountAsync(), await db.Outbox.CountAsync()));
    }

    [Theory]
    [InlineData(23, 59, false)]
    [InlineData(24, 0, false)]
    [InlineData(24, 1, true)]
    public async Task Report_AfterTheHours_IsMarkedLateAndNeverRefused(int hours, int minutes, bool late)
    {
        var draft = await _portal.DraftAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());
        _portal.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 12, 8, 0, 0, TimeSpan.Zero).AddHours(hours).AddMinutes(minutes));

        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        await using var db = _portal.Db();
        Assert.Equal(late, (await db.IncidentReports.SingleAsync()).IsLate);
    }

    [Fact]
    public async Task Report_EndsInTheFuture_IsRefused()
    {
        var draft = await _portal.DraftAsync(_company, UseOfForceProcess.Definition, SampleReports.Force(f => f.Incident.ToTime = "10:01"));

        Assert.Equal("incident.time-future", (await _portal.SubmitAsync(_company, draft)).Error!.Code);
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("subject")]
    [InlineData("third")]
    [InlineData("level")]
    public async Task Report_InjuryOrHighLevel_AlertsSupervisorsAndTheDivisionOnceWithoutPersonalData(string why)
    {
        var supervisor = await _portal.Data.SupervisorAsync();
        await _portal.Data.OfficerAsync();
        await SetAlertAddressAsync("division@example.org");
        var form = SampleReports.Force(f =>
        {
            switch (why)
            {
                case "worker":
                    (f.Worker.Injury, f.Worker.InjuryText, f.Worker.MedicalHelp) = ("I1", "dora", "H1");
                    break;
                case "subject":
                    (f.Subjects[0].InjuryAfter, f.Subjects[0].InjuryText) = ("I4", "koka");
                    break;
                case "third":
                    (f.Incident.ThirdPartyInjury, f.Incident.ThirdPartyText) = ("I2", "kalimtari");
                    break;
                default:
                    f.Subjects[0].Actions.Add(new ForceAction { Code = "F403", Level = 4, Effect = "E2" });
                    break;
            }
        });

        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, form);
        TestPortal.Ok(await _portal.SubmitAsync(_company,
            await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, f => f.Correction!.Reason = "Gabim në vend")));

        await using var db = _portal.Db();
        Assert.True((await db.IncidentReports.SingleAsync()).IsPriority);
        var alerts = await db.Outbox.Where(m => m.Template == MailKind.Of<ReportAlertMail>().Name).ToListAsync();
        var address = await db.Users.Where(u => u.Id == supervisor.UserId).Select(u => u.Email).SingleAsync();
        Assert.Equal(new[] { address, "division@example.org" }.Order(), alerts.Select(a => a.To).Order());
        Assert.All(await db.Outbox.ToListAsync(), m => Assert.All(
            [TestData.MarkerNumber, "1111111114", "Gjonbalaj", "Dragan", "17.05.1980", "1980-05-17"],
            secret => Assert.DoesNotContain(secret, m.ModelJson, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Report_NobodyHurtBelowTheLevel_AlertsNobody()
    {
        await _portal.Data.SupervisorAsync();

        await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force(f => f.Subjects[0].InjuryBefore = "I0"));

        await using var db = _portal.Db();
        Assert.DoesNotContain(await db.Outbox.ToListAsync(), m => m.Template == MailKind.Of<ReportAlertMail>().Name);
    }

    [Fact]
    public async Task Report_CorrectedToSomethingGraver_AlertsAgain_AndToSomethingLighter_StaysMarked()
    {
        await SetAlertAddressAsync("division@example.org");
        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition,
            SampleReports.Force(f => f.Subjects[0] = SampleReports.Subject("F401", 4)));

        await CorrectAsync(caseId, f => (f.Subjects[0].InjuryAfter, f.Subjects[0].InjuryText) = ("I4", "koka"));
        await CorrectAsync(caseId, f => f.Subjects[0] = SampleReports.Subject());

        await using var db = _portal.Db();
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<ReportAlertMail>().Name));
        var report = await db.IncidentReports.SingleAsync();
        Assert.Equal((3, 0, true), (report.HighestLevel, report.WorstInjury, report.IsPriority));
    }

    [Fact]
    public async Task Report_Late_StaysLateWhateverEndIsWrittenLater()
    {
        _portal.Clock.Advance(TimeSpan.FromDays(3));
        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());
        _portal.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("incident.ended-after-report", (await TryCorrectAsync(caseId, f => f.Incident.ToDate = _portal.Today)).Error!.Code);
        await CorrectAsync(caseId, f => (f.Incident.ToDate, f.Incident.ToTime) = (f.Incident.FromDate!.Value.AddDays(2), "20:00"));

        await using var db = _portal.Db();
        Assert.True((await db.IncidentReports.SingleAsync()).IsLate);
    }

    [Fact]
    public async Task Report_InjuryThatNoListKnows_IsRefused()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force(f => f.Worker.Injury = "I7")));

        Assert.Contains("incident.code-unknown", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_CorrectedToAHighLevel_AlertsThen()
    {
        await _portal.Data.SupervisorAsync();
        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());

        TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, f =>
        {
            f.Correction!.Reason = "Harrova sprejin";
            f.Subjects[0].Actions.Add(new ForceAction { Code = "F403", Level = 4, Effect = "E1" });
        })));

        await using var db = _portal.Db();
        Assert.Single(await db.Outbox.Where(m => m.Template == MailKind.Of<ReportAlertMail>().Name).ToListAsync());
    }

    // The level is that of the list the action stands in, whatever the payload says.
    [Fact]
    public async Task Report_LevelForged_CountsByTheList()
    {
        await _portal.ReportAsync(_company, UseOfForceProcess.Definition,
            SampleReports.Force(f => f.Subjects[0].Actions[0] = new ForceAction { Code = "F504", Level = 1, Effect = "E1" }));

        await using var db = _portal.Db();
        var report = await db.IncidentReports.SingleAsync();
        Assert.Equal((5, true), (report.HighestLevel, report.IsPriority));
    }

    [Fact]
    public async Task Report_OtherAction_CountsTheLevelSaid()
    {
        await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force(
            f => f.Subjects[0].Actions[0] = new ForceAction { Code = "F900", Text = "Rrjetë", Level = 4, Effect = "E1" }));

        await using var db = _portal.Db();
        Assert.Equal(4, (await db.IncidentReports.SingleAsync()).HighestLevel);
    }

    [Fact]
    public async Task Report_CodeOfNoList_IsRefused()
    {
        var draft = await _portal.DraftAsync(_company, UseOfForceProcess.Definition,
            SampleReports.Force(f => f.Subjects[0].Actions[0] = new ForceAction { Code = "F999", Level = 1, Effect = "E1" }));

        Assert.Equal("incident.code-unknown", (await _portal.SubmitAsync(_company, draft)).Error!.Code);
        await using var db = _portal.Db();
        Assert.False(await db.Cases.AnyAsync());
    }

    [Fact]
    public async Task Correct_WithReason_MakesASecondVersionAndLeavesTheFirstUntouched()
    {
        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());
        string first;
        await using (var db = _portal.Db())
        {
            first = (await db.CaseVersions.SingleAsync()).Payload.Json;
        }

        _portal.Clock.Advance(TimeSpan.FromDays(3));
        var draft = await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, f => f.Incident.Place = "Hyrja e pasme");
        Assert.Equal(CaseAction.Correct, draft.Correction!.Action);
        var missing = Assert.IsType<DraftIncomplete>((await _portal.SubmitAsync(_company, draft)).Error);
        Assert.Equal("check Correction.Reason incident.correction-reason.required",
            string.Join(';', missing.Fields.Select(f => $"{f.Step} {f.Path} {f.Code}")));
        draft = await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, f =>
            f.Correction = new CorrectionPart { Reason = " Vendi ishte gabim. " });

        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        await using (var db = _portal.Db())
        {
            var versions = await db.CaseVersions.OrderBy(v => v.Number).ToListAsync();
            Assert.Equal((2, first), (versions.Count, versions[0].Payload.Json));
            Assert.Contains("Hyrja e pasme", versions[1].Payload.Json, StringComparison.Ordinal);
            var corrected = await db.CaseEvents.SingleAsync(e => e.Action == CaseAction.Correct);
            Assert.Equal(("Vendi ishte gabim.", CaseStatus.Reported), (corrected.Comment, corrected.To));

            // Late is what came late first; the report was in time.
            Assert.False((await db.IncidentReports.SingleAsync()).IsLate);
        }

        await using var session = _portal.As(_company);
        var view = TestPortal.Ok(await session.Get<ApplicantCaseQueries>().ReadAsync(caseId, null, default));
        Assert.Equal("Hyrja kryesore", Assert.Single(view.Changes.Previous).Value);
        Assert.Equal("Vendi ishte gabim.", view.History.Single(h => h.Action == CaseAction.Correct).Comment);
        Assert.Contains("Hyrja kryesore",
            string.Join(' ', TestPortal.Ok(await session.Get<ApplicantCaseQueries>().ReadAsync(caseId, 1, default)).Sections.SelectMany(s => s.Groups)
            .SelectMany(g => g.Answers).Select(a => a.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_AnothersReportOrAClosedOne_IsRefused()
    {
        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");

        Assert.IsType<NotFound>((await StartCorrectionAsync(other, caseId)).Error);
        Assert.IsType<NotFound>((await StartCorrectionAsync(await _portal.DelegateAsync(_company, DelegatePermissions.Pay), caseId)).Error);
        await using (var db = _portal.Db())
        {
            await db.Cases.ExecuteUpdateAsync(s => s.SetProperty(c => c.Status, CaseStatus.Concluded));
        }

        Assert.Equal(CaseStatus.Concluded, Assert.IsType<ActionNotAllowed>((await StartCorrectionAsync(_company, caseId)).Error).Status);
    }

    [Fact]
    public async Task Start_ByAnIndividual_IsForCompaniesOnly()
    {
        await using var session = _portal.As(await _portal.IndividualAsync());

        Assert.Equal("class.companies-only", (await session.Get<DraftStore>().StartAsync(UseOfForceProcess.Definition, "UF", default)).Error!.Code);
    }

    [Fact]
    public async Task Offence_LinkedToTheForceReport_IsSeenFromBothSides()
    {
        var force = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());
        var offence = await _portal.ReportAsync(_company, CriminalOffenceProcess.Definition,
            SampleReports.Offence(f => f.Link = new IncidentLink(force, "SSHPS-UF-2026-000001")));

        await using var session = _portal.As(_company);
        Assert.Equal([new IncidentLink(offence, "SSHPS-CO-2026-000001")], (await session.Get<IncidentQueries>().FactsAsync(force, default))!.Links);
        Assert.Equal([new IncidentLink(force, "SSHPS-UF-2026-000001")], (await session.Get<IncidentQueries>().FactsAsync(offence, default))!.Links);
        Assert.Equal([force], (await session.Get<IncidentQueries>().LinkableAsync(default)).Select(r => r.CaseId));
    }

    [Fact]
    public async Task Offence_LinkedToAnothersReport_IsRefusedAndNothingIsTold()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var theirs = await _portal.ReportAsync(other, UseOfForceProcess.Definition, SampleReports.Force());
        var draft = await _portal.DraftAsync(_company, CriminalOffenceProcess.Definition,
            SampleReports.Offence(f => f.Link = new IncidentLink(theirs, "SSHPS-UF-2026-000001")));

        Assert.Equal("incident.link-unknown", (await _portal.SubmitAsync(_company, draft)).Error!.Code);
        await using var session = _portal.As(_company);
        Assert.Null(await session.Get<IncidentQueries>().FactsAsync(theirs, default));
        Assert.Empty((await session.Get<IncidentQueries>().OwnAsync(IncidentKinds.UseOfForce, 1, default)).Rows);
    }

    [Fact]
    public async Task Paper_OfEachVersion_IsBilingualAndSaysThatLawfulnessIsNotJudged()
    {
        var caseId = await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force());
        TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, f =>
        {
            f.Incident.Place = "Hyrja e pasme";
            f.Correction!.Reason = "Vendi ishte gabim";
        })));
        await using var session = _portal.As(_company);

        var first = TestPortal.Ok(await session.Get<PaperService>().RequestAsync(caseId, 1, default));
        var last = TestPortal.Ok(await session.Get<PaperService>().RequestAsync(caseId, null, default));

        var (before, after) = (Flat(first), Flat(last));
        Assert.Equal("Raporti-SSHPS-UF-2026-000001.pdf", last.FileName);
        Assert.Contains("Hyrja kryesore", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Vendi ishte gabim", before, StringComparison.Ordinal);
        Assert.All(
            ["Raport për përdorim të forcës", "Izveštaj o upotrebi sile", "Siguria Plus SH.P.K.", "Hyrja e pasme", "Vendi ishte gabim",
                "Kapje/mbajtje për krahu", "Hvat za ruku", "ligjshmëria e secilit mjet", "zakonitost svakog sredstva"],
            text => Assert.Contains(text, after, StringComparison.Ordinal));
        Assert.IsType<NotFound>((await session.Get<PaperService>().RequestAsync(caseId, 3, default)).Error);
        await using var stranger = _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.IsType<NotFound>((await stranger.Get<PaperService>().RequestAsync(caseId, 1, default)).Error);

        static string Flat(PaperFile paper) => string.Join(' ', PdfText.Of(paper.Content).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Standing_NoWorkerLicencesAtAll_IsUnknownAndStored()
    {
        await using var session = _portal.As(_company);
        var number = Core.People.PersonalNumber.Parse(TestData.MarkerNumber);

        Assert.Equal(WorkerStanding.Unknown, await session.Get<IWorkerStandingReader>().FindAsync(new PersonKey(number, null, null), _portal.Today, default));
        await _portal.ReportAsync(_company, UseOfForceProcess.Definition, SampleReports.Force(f => f.Worker.Standing = WorkerStandingState.NotLicensed));
        await using var db = _portal.Db();
        Assert.Equal(WorkerStandingState.Unknown, (await db.IncidentReports.SingleAsync()).WorkerStanding);
    }

    [Theory]
    [InlineData(1, null, WorkerStandingState.Licensed)]
    [InlineData(-1, null, WorkerStandingState.NotLicensed)]
    [InlineData(1, -1, WorkerStandingState.NotLicensed)]
    public async Task Standing_PersonOfTheRegister_DependsOnLicenceAndEmployment(int licenceDaysLeft, int? employedUntil, WorkerStandingState expected)
    {
        var number = Core.People.PersonalNumber.Parse(TestData.MarkerNumber);
        await using (var db = _portal.Db())
        {
            var file = await _portal.Data.CaseAsync(_company, CaseStatus.Issued);
            var person = new RegisteredPerson { PersonalNumber = number, FirstName = "Arben", LastName = "Krasniqi", BirthDate = new DateOnly(1990, 1, 1),
                CreatedAt = _portal.Clock.UtcNow() };
            db.RegisteredPersons.Add(person);
            db.Licences.Add(new Licence
            {
                Number = "W-BAZ-2026-0001", ProcessKey = file.ProcessKey, ClassCode = "W-BAZ", PersonId = person.Id, HolderName = person.Name, CaseId = file.Id,
                ValidFrom = _portal.Today.AddYears(-3), ValidTo = _portal.Today.AddDays(licenceDaysLeft), Token = "t", IssuedAt = _portal.Clock.UtcNow(),
            });
            db.Employments.Add(new Employment
            {
                CompanyId = _company.CompanyId!.Value, PersonId = person.Id, Position = LocalName.Same("Roje"), From = _portal.Today.AddYears(-1),
                To = employedUntil is { } days ? _portal.Today.AddDays(days) : null, CaseId = file.Id, CreatedAt = _portal.Clock.UtcNow(),
            });
            await db.SaveChangesAsync();
        }

        await using var session = _portal.As(_company);
        var found = await session.Get<IWorkerStandingReader>().FindAsync(new PersonKey(number, null, null), _portal.Today, default);

        Assert.Equal(expected == WorkerStandingState.Licensed ? new WorkerStanding(expected, "W-BAZ-2026-0001", null, "Roje") : new WorkerStanding(expected),
            found);

        // Another company is told nothing of whom it does not employ.
        await using var other = _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.Equal(new WorkerStanding(WorkerStandingState.NotLicensed), await other.Get<IWorkerStandingReader>()
            .FindAsync(new PersonKey(number, null, null), _portal.Today, default));
    }

    private async Task<Result<Guid>> StartCorrectionAsync(Actor actor, Guid caseId)
    {
        await using var session = _portal.As(actor);
        return await session.Get<DraftStore>().StartCorrectionAsync(caseId, CancellationToken.None);
    }

    private async Task CorrectAsync(Guid caseId, Action<UseOfForceApplication> change) => TestPortal.Ok(await TryCorrectAsync(caseId, change));

    private async Task<Result<DraftSubmitted>> TryCorrectAsync(Guid caseId, Action<UseOfForceApplication> change) =>
        await _portal.SubmitAsync(_company, await _portal.CorrectionAsync<UseOfForceApplication>(_company, caseId, f =>
        {
            f.Correction = new CorrectionPart { Reason = "Gabim në shkrim." };
            change(f);
        }));

    private async Task SetAlertAddressAsync(string address)
    {
        await using var db = _portal.Db();
        await db.Settings.Where(s => s.Code == IncidentReference.AlertEmail.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, address));
    }
}
