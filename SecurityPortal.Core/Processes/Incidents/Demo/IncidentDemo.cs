using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Processes.Incidents.Demo;

/// <summary>The play of a process of reports: all of the first demo company.</summary>
/// <param name="process">The process.</param>
internal abstract class IncidentDemo<TForm>(ProcessDefinition process) : IDemoPlay
    where TForm : IncidentForm, new()
{
    public IReadOnlyList<DemoDocument> Documents => [];

    public abstract void Write(DemoCases script, DemoStage stage);

    /// <summary>A report not yet begun.</summary>
    protected DemoRequest Request() => new(DemoAccounts.FirstCompany, process, process.Letters);

    protected DemoRequest Report(DemoCases script, DemoStage stage, int daysAgo, Action<TForm> fill)
    {
        var request = Request();
        script.At(daysAgo, 15, ct => stage.FileAsync(request, fill, [], ct));
        return request;
    }

    /// <summary>An officer does something to a report.</summary>
    protected static void Review(
        DemoCases script,
        DemoStage stage,
        DemoRequest request,
        int daysAgo,
        int hour,
        Func<IncidentReview, Guid, CancellationToken, Task<Result<CaseStatus>>> act) =>
        script.At(daysAgo, hour, async ct =>
        {
            var seen = await stage.SeenAsync(request, ct);
            await stage.AsAsync(script.Account(4), async services => DemoStage.Done(await act(services.GetRequiredService<IncidentReview>(), seen, ct)));
        });

    /// <summary>Fills in what every report tells.</summary>
    protected static void Fill(IncidentForm form, DateOnly day, int person)
    {
        var incident = form.Incident;
        (incident.FromDate, incident.FromTime, incident.ToDate, incident.ToTime) = (day, "09:40", day, "10:05");
        (incident.MunicipalityCode, incident.Settlement, incident.Place) = ("19", "Prishtinë", "Qendra tregtare, kati përdhes / Tržni centar, prizemlje");
        (incident.SiteType, incident.ServiceClass, incident.Client) = ("MALL", ProcessCatalogue.FoundationClass, "Qendra Tregtare Demo Sh.p.k.");
        incident.Narrative =
            "Një person refuzoi të largohej pas kërkesës së përsëritur dhe shtyu një klient. " +
            "Punëtori ndërhyri, e ndau dhe e shoqëroi te dalja, ku priti policinë.";
        (incident.ThirdPartyInjury, incident.PoliceInformed, incident.PoliceTime) = ("I0", true, "09:55");
        (incident.PoliceStation, incident.PoliceCase) = ("Stacioni Qendra", "2026-DEMO-17");
        incident.Witnesses.Add(new IncidentContact { Name = "Arta Demo", Phone = "044 100 200" });
        (incident.HasFootage, incident.FootagePlace, incident.FootageUntil) = (true, "Serveri i qendrës së kontrollit", day.AddDays(30));
        form.Worker.Person = Known(person);
        (form.Worker.Role, form.Worker.Uniformed, form.Worker.Armed, form.Worker.Injury) = ("Roje në hyrje / Čuvar na ulazu", true, false, "I0");
    }

    /// <summary>A person of the demo civil registry.</summary>
    protected static IncidentPerson Known(int place)
    {
        var person = DemoCivilRegistry.All[place];
        var known = new IncidentPerson { Entry = new PersonEntry { PersonalNumber = person.PersonalNumber!.Value.Reveal() } };
        known.Entry.Take(person);
        return known;
    }
}
