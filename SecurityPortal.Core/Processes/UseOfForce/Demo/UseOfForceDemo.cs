using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.Incidents.Demo;

namespace SecurityPortal.Core.Processes.UseOfForce.Demo;

/// <summary>Reports in each state, one of a high level, one late, one corrected, one half written.</summary>
internal sealed class UseOfForceDemo() : IncidentDemo<UseOfForceApplication>(UseOfForceProcess.Definition)
{
    public override void Write(DemoCases script, DemoStage stage)
    {
        var asked = Report(script, stage, 12, form => Force(form, script.Today.AddDays(-12), 5, "F302", "F307"));
        Review(script, stage, asked, 11, 10, (review, seen, ct) => review.AskFollowUpAsync(
            asked.CaseId, seen, "Ju lutemi tregoni kush e thirri policinë dhe në cilën orë.\nNavedite ko je pozvao policiju i u koliko sati.", ct));

        var concluded = Report(script, stage, 40, form => Force(form, script.Today.AddDays(-40), 3, "F201", "F303"));
        Review(script, stage, concluded, 38, 9, (review, seen, ct) => review.ReviewAsync(concluded.CaseId, seen, null, ct));
        Review(script, stage, concluded, 35, 9, (review, seen, ct) => review.ConcludeAsync(
            concluded.CaseId, seen, "Pa masa të mëtejshme. / Bez daljih mera.", ct));

        // Late by two days.
        Report(script, stage, 22, form => Force(form, script.Today.AddDays(-25), 4, "F202", "F308"));

        var corrected = Report(script, stage, 18, form => Force(form, script.Today.AddDays(-18), 6, "F305", "F312"));
        script.At(17, 12, ct => stage.CorrectAsync<UseOfForceApplication>(corrected, Correct, [], ct));

        Report(script, stage, 1, form => Hurt(form, script.Today.AddDays(-1)));
        script.At(1, 20, ct => stage.DraftAsync<UseOfForceApplication>(
            Request(), UseOfForceForm.ActionsStep, form => HalfWritten(form, script.Today.AddDays(-1)), [], ct));
    }

    private static void Force(UseOfForceApplication form, DateOnly day, int person, params string[] actions)
    {
        Fill(form, day, person);
        form.Force.Reasons.AddRange(["R2", "R5"]);
        (form.Force.Warning, form.Force.Deescalation) = ("W1", "Bisedë e qetë, kërkesë për largim / Miran razgovor, zahtev da napusti objekat");
        var subject = Subject(form);
        subject.Actions.AddRange(actions.Select(code => new ForceAction
        {
            Code = code, Level = code[1] - '0', Worker = form.Worker.Person.FullName, Time = "09:50", Effect = "E1",
        }));
        form.Subjects.Add(subject);
    }

    private static void Hurt(UseOfForceApplication form, DateOnly day)
    {
        Force(form, day, 7, "F202", "F403");
        (form.Worker.Injury, form.Worker.InjuryText, form.Worker.MedicalHelp) = ("I2", "Gërvishtje në dorën e djathtë / Ogrebotina na desnoj ruci", "H1");
    }

    private static void Correct(UseOfForceApplication form)
    {
        form.Incident.Place = "Hyrja veriore e qendrës tregtare / Severni ulaz tržnog centra";
        form.Correction!.Reason = "Vendi i ngjarjes ishte shënuar gabimisht. / Mesto događaja je bilo pogrešno upisano.";
    }

    private static void HalfWritten(UseOfForceApplication form, DateOnly day)
    {
        Force(form, day, 8, "F201", "F302");
        form.EditedSubject = Subject(form);
        form.EditedSubject.IsKnown = false;
        form.EditedSubject.Actions.Add(new ForceAction { Code = "F301", Level = 3, Effect = "E1", Worker = form.Worker.Person.FullName });
        form.EditedSubject.EditedAction = new ForceAction { Code = "F303", Level = 3 };
    }

    private static SubjectEntry Subject(IncidentForm form) => new()
    {
        IsKnown = form.Worker.Person.FullName.Length % 2 == 0, Person = Known(9), Age = "30-35",
        Description = "Burrë, xhup i zi, kapelë / Muškarac, crna jakna, kapa", Behaviour = ["B3", "B4"],
        ArmedWith = "NONE", Influence = "ALCOHOL", InjuryBefore = "I0", InjuryAfter = "I0", MedicalHelp = "H0",
        Detained = true, DetainedFrom = "09:50", DetainedTo = "10:05", HandedOverAt = "10:05",
    };
}
