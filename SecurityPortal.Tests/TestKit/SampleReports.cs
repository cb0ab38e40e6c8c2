using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.UseOfForce;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Complete reports of an incident of 12.01.2026 from 08:30 to 09:00 local, and their way through the portal.</summary>
public static class SampleReports
{
    /// <summary>Force used against one person known by number: level 3, nobody hurt.</summary>
    public static UseOfForceApplication Force(Action<UseOfForceApplication>? change = null)
    {
        var form = new UseOfForceApplication { Force = { Reasons = ["R2"], Warning = "W1" } };
        Fill(form);
        form.Subjects.Add(Subject());
        change?.Invoke(form);
        return form;
    }

    /// <summary>A theft, of which the police were told.</summary>
    public static CriminalOffenceApplication Offence(Action<CriminalOffenceApplication>? change = null)
    {
        var form = new CriminalOffenceApplication { Offence = { Noticed = "CAMERA", SuspectKnown = false } };
        Fill(form);
        form.Types.Add(new ChosenCode { Code = "V01" });
        form.Actions.Add(new ChosenCode { Code = "A01" });
        change?.Invoke(form);
        return form;
    }

    /// <summary>A complete subject with one action.</summary>
    public static SubjectEntry Subject(string code = "F302", int level = 3) => new()
    {
        IsKnown = true, Person = Known("1111111114", "Dragan", "Đorđević"), Behaviour = ["B4"], ArmedWith = "NONE", Influence = "NONE", InjuryBefore = "I0",
        InjuryAfter = "I0",
        MedicalHelp = "H0", Detained = false, Actions = [new ForceAction { Code = code, Level = level, Effect = "E1" }],
    };

    /// <summary>Somebody the registry knows.</summary>
    public static IncidentPerson Known(string number, string firstName, string lastName) => new()
    {
        Entry = new PersonEntry { PersonalNumber = number, Lookup = PersonLookupState.Found, FirstName = firstName, LastName = lastName,
            BirthDate = new DateOnly(1980, 5, 17) },
    };

    /// <summary>Starts a report and saves answers, everything but the last step done.</summary>
    public static async Task<DraftView> DraftAsync<TForm>(this TestPortal portal, Actor company, ProcessDefinition process, TForm form)
        where TForm : IncidentForm, new()
    {
        await using var session = portal.As(company);
        var store = session.Get<DraftStore>();
        var id = TestPortal.Ok(await store.StartAsync(process, process.Letters, CancellationToken.None));
        var draft = TestPortal.Ok(await store.LoadAsync(id, CancellationToken.None));
        TestPortal.Ok(await store.SaveAsync(id, draft.Version, ProcessDefinition.CheckStep, process.Form.Steps.SkipLast(1), PayloadJson.Write(form),
            CancellationToken.None));
        return await portal.LoadAsync(company, id);
    }

    public static async Task<Guid> ReportAsync<TForm>(this TestPortal portal, Actor company, ProcessDefinition process, TForm form)
        where TForm : IncidentForm, new() =>
        TestPortal.Ok(await portal.SubmitAsync(company, await portal.DraftAsync(company, process, form))).CaseId;

    /// <summary>Opens the correction of a report and changes its answers.</summary>
    public static async Task<DraftView> CorrectionAsync<TForm>(this TestPortal portal, Actor company, Guid caseId, Action<TForm> change)
        where TForm : IncidentForm
    {
        await using var session = portal.As(company);
        var store = session.Get<DraftStore>();
        var id = TestPortal.Ok(await store.StartCorrectionAsync(caseId, CancellationToken.None));
        var draft = TestPortal.Ok(await store.LoadAsync(id, CancellationToken.None));
        var form = PayloadJson.Read<TForm>(draft.PayloadJson);
        change(form);
        TestPortal.Ok(await store.SaveAsync(id, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(form), CancellationToken.None));
        return await portal.LoadAsync(company, id);
    }

    private static void Fill(IncidentForm form)
    {
        var day = new DateOnly(2026, 1, 12);
        form.Incident = new IncidentPart
        {
            FromDate = day, FromTime = "8:30", ToDate = day, ToTime = "9.00", MunicipalityCode = "19", Settlement = "Prishtinë", Place = "Hyrja kryesore",
            SiteType = "MALL",
            ServiceClass = "SRV-BAZ", Narrative = "Personi refuzoi të largohej dhe shtyu një klient; punëtori e ndau dhe e shoqëroi te dalja.",
            ThirdPartyInjury = "I0",
            PoliceInformed = true, PoliceTime = "08:50", PoliceStation = "Qendra", HasFootage = true, FootagePlace = "Serveri", FootageUntil = day.AddDays(30),
            Witnesses = [new IncidentContact { Name = "Dëshmitari Një", Phone = "044 111 222" }],
        };
        form.Worker = new WorkerPart { Person = Known(TestData.MarkerNumber, "Çelë", "Gjonbalaj"), Role = "Roje", Uniformed = true, Armed = false,
            Injury = "I0" };
    }
}
