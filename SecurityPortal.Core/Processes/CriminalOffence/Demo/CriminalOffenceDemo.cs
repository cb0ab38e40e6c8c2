using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.Incidents.Demo;

namespace SecurityPortal.Core.Processes.CriminalOffence.Demo;

/// <summary>A theft, and an offence in which something graver happened that has a report of its own.</summary>
internal sealed class CriminalOffenceDemo() : IncidentDemo<CriminalOffenceApplication>(CriminalOffenceProcess.Definition)
{
    public override void Write(DemoCases script, DemoStage stage)
    {
        // An hour after the other report.
        var linked = Request();
        script.At(1, 16, async ct =>
        {
            var link = await GravestAsync(stage, ct);
            await stage.FileAsync<CriminalOffenceApplication>(linked, form => Offence(form, script.Today.AddDays(-1), 7, link), [], ct);
        });
        Review(script, stage, linked, 1, 18, (review, seen, ct) => review.ReviewAsync(linked.CaseId, seen, null, ct));
        Report(script, stage, 9, form => Offence(form, script.Today.AddDays(-9), 2, null));
    }

    private static async Task<IncidentLink> GravestAsync(DemoStage stage, CancellationToken ct)
    {
        await using var db = await stage.DatabaseAsync(ct);
        var found = await db.Cases
            .Where(c => db.Set<IncidentReport>().Any(r => r.CaseId == c.Id && r.IsPriority))
            .Select(c => new { c.Id, c.Number })
            .SingleAsync(ct);
        return new IncidentLink(found.Id, found.Number);
    }

    private static void Offence(CriminalOffenceApplication form, DateOnly day, int person, IncidentLink? link)
    {
        Fill(form, day, person);
        form.Link = link;
        (form.Offence.Noticed, form.Offence.Damage, form.Offence.SuspectKnown) = ("CAMERA", "250,00", false);
        form.Offence.Victim = "Dyqan në qendrën tregtare / Radnja u tržnom centru";
        form.Offence.SuspectText = "Burrë rreth 30 vjeç / Muškarac oko 30 godina";
        form.Types.Add(new ChosenCode { Code = link is null ? "V01" : "V11" });
        string[] actions = link is null ? ["A01", "A08"] : ["A01", "A08", "A16"];
        form.Actions.AddRange(actions.Select(code => new ChosenCode { Code = code }));
    }
}
