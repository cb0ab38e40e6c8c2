using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>Assignments of a company licensed for close protection: one authorised, with its operator; one that waits for the police; one that they object
/// to.</summary>
internal sealed class CloseProtectionDemo : IDemoPlay
{
    private const string Company = DemoCompanies.Established;

    private static readonly DemoDocument[] Papers =
    [
        new(CloseProtectionForm.SignedRequest, "CP01-kerkesa.pdf"),
        new("CP02", "CP02-rreziku.pdf"),
        new("CP03", "CP03-plani.pdf"),
        new("CP04", "CP04-personi.pdf"),
    ];

    public IReadOnlyList<DemoDocument> Documents => Papers;

    public void Write(DemoCases script, DemoStage stage)
    {
        // The company's licence for close protection is nine days old.
        var authorised = File(script, stage, 8, 12, "Deputet / Poslanik", "Kuvendi / Skupština");
        script.Take(stage, authorised, 7);
        Ask(script, stage, authorised, 7);
        Answer(script, stage, authorised, 5, true, "Policia nuk ka vërejtje. / Policija nema primedbi.");
        script.At(5, 15, ct => script.ReviewAsync(stage, authorised, 4, (review, seen) => review.RecommendAsync(authorised.CaseId, seen, true, null, ct), ct));
        script.Approve(stage, authorised, 4);
        script.Pay(stage, authorised, 3);
        script.At(2, 11, ct => NameAsync(stage, authorised, ct));

        var asked = File(script, stage, 4, 14, "Pronar i biznesit / Vlasnik preduzeća", "Oda Ekonomike / Privredna komora");
        script.Take(stage, asked, 3);
        Ask(script, stage, asked, 3);

        var opposed = File(script, stage, 6, 15, "Gazetar / Novinar", "Shoqata e gazetarëve / Udruženje novinara");
        script.Take(stage, opposed, 5, second: true);
        Ask(script, stage, opposed, 5, second: true);
        Answer(script, stage, opposed, 1, false, "Rreziku është zvogëluar; mbrojtja nuk është e nevojshme. / Rizik je smanjen; zaštita nije potrebna.",
            second: true);
    }

    private static DemoRequest File(DemoCases script, DemoStage stage, int daysAgo, int person, string profession, string unit)
    {
        var request = new DemoRequest(Company, CloseProtectionProcess.Definition, CloseProtectionReference.ClassCode);
        script.At(daysAgo, 9, ct => stage.FileAsync<CloseProtectionApplication>(request, application => Fill(application, person, profession, unit), Papers,
            ct));
        return request;
    }

    private static void Fill(CloseProtectionApplication application, int person, string profession, string unit)
    {
        var found = DemoCivilRegistry.All[person];
        (application.Company.ResponsiblePerson, application.Company.ResponsibleAddress) = ("Burim Shala", "Rr. Agim Ramadani 20, Prishtinë");
        (application.Company.Phone, application.Company.Email) = ("044 222 333", "kontakt@demo.example");
        application.Protected.Person.PersonalNumber = found.PersonalNumber!.Value.Reveal();
        application.Protected.TakeName(found);
        application.Protected.Profession = profession;
        (application.Unit.Name, application.Unit.ResponsiblePerson, application.Unit.Phone) = (unit, "Liridon Hasani", "038 200 300");
        application.Plan.RiskAssessment = "Kërcënime me shkrim gjatë muajit të fundit; rreziku vlerësohet i mesëm.\nPismene pretnje tokom poslednjeg meseca; rizik se procenjuje kao srednji.";
        application.Plan.Measures = "Dy operatorë gjatë lëvizjes, një te banesa; rruga ndryshohet çdo ditë.\nDva operatera u kretanju, jedan kod stana; maršruta se menja svakog dana.";
    }

    private static void Ask(DemoCases script, DemoStage stage, DemoRequest request, int daysAgo, bool second = false) => script.At(daysAgo, 13, async ct =>
    {
        var seen = await stage.SeenAsync(request, ct);
        await stage.AsAsync(script.Account(second ? 5 : 4), async services =>
            DemoStage.Done(await services.GetRequiredService<PoliceOpinions>().AskAsync(request.CaseId, seen, ct)));
    });

    private static void Answer(DemoCases script, DemoStage stage, DemoRequest request, int daysAgo, bool agrees, string text, bool second = false) =>
        script.At(daysAgo, 14, async ct =>
        {
            var seen = await stage.SeenAsync(request, ct);
            await stage.AsAsync(script.Account(second ? 5 : 4), async services => DemoStage.Done(await services.GetRequiredService<PoliceOpinions>()
                .RecordAsync(request.CaseId, seen, new PoliceAnswer(script.Today.AddDays(-daysAgo), agrees, text), ct)));
        });

    private static Task NameAsync(DemoStage stage, DemoRequest request, CancellationToken ct) => stage.AsCompanyAsync(request, async services =>
    {
        var file = await services.GetRequiredService<ProtectionQueries>().OfCaseAsync(request.CaseId, ct)
            ?? throw new InvalidOperationException("The assignment was not authorised.");
        DemoStage.Done(await services.GetRequiredService<OperatorNaming>().NameAsync(
            request.CaseId, 0, [.. file.Candidates.Select(c => c.PersonId)], file.Row.ValidFrom, file.Row.ValidFrom.AddYears(1), ct));
    }, ct);
}
