using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Demo;

/// <summary>Incident reports of the first demo company: in each state, one of a high level, one late, one corrected, one half written.</summary>
public sealed partial class DemoCases
{
    private void WriteIncidents(DemoStage stage)
    {
        var asked = Report(stage, UseOfForceProcess.Definition, () => Force(12, 5, "F302", "F307"), 12);
        At(11, 10, ct => ReviewIncidentAsync(stage, asked, (review, seen) => review.AskFollowUpAsync(asked.CaseId, seen, "Ju lutemi tregoni kush e thirri policinë dhe në cilën orë.\nNavedite ko je pozvao policiju i u koliko sati.", ct), ct));

        var concluded = Report(stage, UseOfForceProcess.Definition, () => Force(40, 3, "F201", "F303"), 40);
        At(38, 9, ct => ReviewIncidentAsync(stage, concluded, (review, seen) => review.ReviewAsync(concluded.CaseId, seen, null, ct), ct));
        At(35, 9, ct => ReviewIncidentAsync(stage, concluded, (review, seen) => review.ConcludeAsync(concluded.CaseId, seen, "Pa masa të mëtejshme. / Bez daljih mera.", ct), ct));

        // Late by two days.
        Report(stage, UseOfForceProcess.Definition, () => Force(25, 4, "F202", "F308"), 22);

        var corrected = Report(stage, UseOfForceProcess.Definition, () => Force(18, 6, "F305", "F312"), 18);
        At(17, 12, ct => stage.CorrectAsync<UseOfForceApplication>(corrected, form =>
        {
            form.Incident.Place = "Hyrja veriore e qendrës tregtare / Severni ulaz tržnog centra";
            form.Correction!.Reason = "Vendi i ngjarjes ishte shënuar gabimisht. / Mesto događaja je bilo pogrešno upisano.";
        }, ct));

        var priority = Report(stage, UseOfForceProcess.Definition, () => Force(1, 7, "F202", "F403"), 1, hurt: true);
        var offence = Report(stage, CriminalOffenceProcess.Definition, () => Offence(1, 7, priority), 1);
        At(1, 18, ct => ReviewIncidentAsync(stage, offence, (review, seen) => review.ReviewAsync(offence.CaseId, seen, null, ct), ct));
        Report(stage, CriminalOffenceProcess.Definition, () => Offence(9, 2, null), 9);
        At(1, 20, ct => stage.IncidentDraftAsync(new DemoRequest(DemoAccounts.FirstCompany, UseOfForceProcess.Definition, UseOfForceProcess.Definition.Letters), UseOfForceProcess.Definition, HalfWritten(), UseOfForceForm.ActionsStep, ct));
    }

    private DemoRequest Report<TForm>(DemoStage stage, ProcessDefinition process, Func<TForm> fill, int daysAgo, bool hurt = false)
        where TForm : IncidentForm, new()
    {
        var request = new DemoRequest(DemoAccounts.FirstCompany, process, process.Letters);
        At(daysAgo, 15, async ct =>
        {
            var form = fill();
            if (hurt)
            {
                (form.Worker.Injury, form.Worker.InjuryText, form.Worker.MedicalHelp) = ("I2", "Gërvishtje në dorën e djathtë / Ogrebotina na desnoj ruci", "H1");
            }

            await stage.IncidentDraftAsync(request, process, form, ProcessDefinition.CheckStep, ct);
            await stage.FileAsync(request, ct);
        });
        return request;
    }

    private async Task ReviewIncidentAsync(DemoStage stage, DemoRequest request, Func<IncidentReview, Guid, Task<Result<Cases.CaseStatus>>> act, CancellationToken ct)
    {
        var seen = await stage.SeenAsync(request, ct);
        await stage.AsAsync(Account(4), async services => DemoStage.Done(await act(services.GetRequiredService<IncidentReview>(), seen)));
    }

    private void Fill(IncidentForm form, int daysAgo, int person)
    {
        var day = clock.Today().AddDays(-daysAgo);
        var incident = form.Incident;
        (incident.FromDate, incident.FromTime, incident.ToDate, incident.ToTime) = (day, "09:40", day, "10:05");
        (incident.MunicipalityCode, incident.Settlement, incident.Place) = ("19", "Prishtinë", "Qendra tregtare, kati përdhes / Tržni centar, prizemlje");
        (incident.SiteType, incident.ServiceClass, incident.Client) = ("MALL", Basic, "Qendra Tregtare Demo Sh.p.k.");
        incident.Narrative = "Një person refuzoi të largohej pas kërkesës së përsëritur dhe shtyu një klient. Punëtori ndërhyri, e ndau dhe e shoqëroi te dalja, ku priti policinë.";
        (incident.ThirdPartyInjury, incident.PoliceInformed, incident.PoliceTime, incident.PoliceStation, incident.PoliceCase) = ("I0", true, "09:55", "Stacioni Qendra", "2026-DEMO-17");
        incident.Witnesses.Add(new IncidentContact { Name = "Arta Demo", Phone = "044 100 200" });
        (incident.HasFootage, incident.FootagePlace, incident.FootageUntil) = (true, "Serveri i qendrës së kontrollit", day.AddDays(30));
        form.Worker.Person = Known(person);
        (form.Worker.Role, form.Worker.Uniformed, form.Worker.Armed, form.Worker.Injury) = ("Roje në hyrje / Čuvar na ulazu", true, false, "I0");
    }

    private static IncidentPerson Known(int place)
    {
        var person = DemoCivilRegistry.All[place];
        var known = new IncidentPerson { Entry = new PersonEntry { PersonalNumber = person.PersonalNumber!.Value.Reveal() } };
        known.Entry.Take(person);
        return known;
    }

    private UseOfForceApplication Force(int daysAgo, int person, params string[] actions)
    {
        var form = new UseOfForceApplication();
        Fill(form, daysAgo, person);
        form.Force.Reasons.AddRange(["R2", "R5"]);
        (form.Force.Warning, form.Force.Deescalation) = ("W1", "Bisedë e qetë, kërkesë për largim / Miran razgovor, zahtev da napusti objekat");
        var subject = Subject(form);
        subject.Actions.AddRange(actions.Select(code => new ForceAction { Code = code, Level = code[1] - '0', Worker = form.Worker.Person.FullName, Time = "09:50", Effect = "E1" }));
        form.Subjects.Add(subject);
        return form;
    }

    private static SubjectEntry Subject(IncidentForm form) => new()
    {
        IsKnown = form.Worker.Person.FullName.Length % 2 == 0, Person = Known(9), Age = "30-35", Description = "Burrë, xhup i zi, kapelë / Muškarac, crna jakna, kapa", Behaviour = ["B3", "B4"],
        ArmedWith = "NONE", Influence = "ALCOHOL", InjuryBefore = "I0", InjuryAfter = "I0", MedicalHelp = "H0", Detained = true, DetainedFrom = "09:50", DetainedTo = "10:05",
        HandedOverAt = "10:05",
    };

    private UseOfForceApplication HalfWritten()
    {
        var form = Force(1, 8, "F201", "F302");
        form.EditedSubject = Subject(form);
        form.EditedSubject.IsKnown = false;
        form.EditedSubject.Actions.Add(new ForceAction { Code = "F301", Level = 3, Effect = "E1", Worker = form.Worker.Person.FullName });
        form.EditedSubject.EditedAction = new ForceAction { Code = "F303", Level = 3 };
        return form;
    }

    private CriminalOffenceApplication Offence(int daysAgo, int person, DemoRequest? force)
    {
        var form = new CriminalOffenceApplication { Link = force is null ? null : new IncidentLink(force.CaseId, force.Number!) };
        Fill(form, daysAgo, person);
        (form.Offence.Noticed, form.Offence.Damage, form.Offence.Victim, form.Offence.SuspectKnown) = ("CAMERA", "250,00", "Dyqan në qendrën tregtare / Radnja u tržnom centru", false);
        form.Offence.SuspectText = "Burrë rreth 30 vjeç / Muškarac oko 30 godina";
        form.Types.Add(new ChosenCode { Code = force is null ? "V01" : "V11" });
        form.Actions.AddRange([new ChosenCode { Code = "A01" }, new ChosenCode { Code = "A08" }, .. force is null ? [] : new[] { new ChosenCode { Code = "A16" } }]);
        return form;
    }
}

/// <summary>Reports on the stage.</summary>
internal sealed partial class DemoStage
{
    /// <summary>Starts a report and fills it in up to a step.</summary>
    public Task IncidentDraftAsync<TForm>(DemoRequest request, ProcessDefinition process, TForm form, string step, CancellationToken ct)
        where TForm : IncidentForm, new() => AsCompanyAsync(request, async services =>
    {
        var store = services.GetRequiredService<DraftStore>();
        request.DraftId = Done(await store.StartAsync(process, request.ClassCode, ct));
        var draft = Done(await store.LoadAsync(request.DraftId, ct));
        Done(await store.SaveAsync(request.DraftId, draft.Version, step, process.Form.Steps.TakeWhile(s => s != step), PayloadJson.Write(form), ct));
    }, ct);

    /// <summary>Corrects a report and saves the correction.</summary>
    public async Task CorrectAsync<TForm>(DemoRequest request, Action<TForm> correct, CancellationToken ct)
        where TForm : IncidentForm
    {
        await AsCompanyAsync(request, async services =>
        {
            var store = services.GetRequiredService<DraftStore>();
            request.DraftId = Done(await store.StartCorrectionAsync(request.CaseId, ct));
            var draft = Done(await store.LoadAsync(request.DraftId, ct));
            var form = PayloadJson.Read<TForm>(draft.PayloadJson);
            correct(form);
            Done(await store.SaveAsync(request.DraftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(form), ct));
        }, ct);
        await FileAsync(request, ct);
    }

    /// <summary>Finishes the draft of a request.</summary>
    public async Task FileAsync(DemoRequest request, CancellationToken ct)
    {
        await SubmitAsync(request, ct);
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        request.Number = await db.Cases.Where(c => c.Id == request.CaseId).Select(c => c.Number).SingleAsync(ct);
    }
}
