using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Demo;

/// <summary>Contracts of the first company in every state.</summary>
public sealed partial class DemoCases
{
    private void WriteContracts(DemoStage stage)
    {
        var today = clock.Today();

        var ended = Notify(stage, 200, a => Terms(DemoClient(a, "819009333", "Teuta Kelmendi"), today.AddDays(-190), today.AddDays(-12), today.AddDays(-205)));
        Authorise(stage, ended, 197);
        Pay(stage, ended, 191);
        At(11, 3, stage.EndContractsAsync);

        var terminated = Notify(stage, 160, a => Terms(DemoPerson(a, 3, "Matiçan", "Rr. Rexhep Mala 14"), today.AddDays(-150), today.AddDays(120), today.AddDays(-163)));
        Authorise(stage, terminated, 157);
        Pay(stage, terminated, 151);
        At(34, 11, async ct =>
        {
            var seen = await stage.SeenAsync(terminated, ct);
            await stage.AsCompanyAsync(terminated, async services => DemoStage.Done(await services.GetRequiredService<ContractDesk>().TerminateAsync(
                terminated.CaseId, seen, stage.Clock.Today(), "Klienti e mbylli objektin. / Klijent je zatvorio objekat.", ct)), ct);
        });

        // In force, and longer than the licence; an annex nobody has looked at.
        var effective = Notify(stage, 90, a =>
        {
            Terms(DemoClient(a, "819012444", "Burim Shala"), today.AddDays(-80), today.AddDays(285), today.AddDays(-92));
            (a.Terms.Number, a.Terms.Guards, a.Terms.HoursPerWeek, a.Terms.HourlyPrice) = ("K-18/2026", "6", "480", "4,50");
            a.Terms.Sites.Add(new ContractSite { Address = "Rr. Agim Ramadani 20, Prishtinë" });
            a.Terms.Sites.Add(new ContractSite { Address = "Zona Industriale, Fushë Kosovë" });
        });
        Authorise(stage, effective, 87);
        Pay(stage, effective, 82);
        At(6, 10, ct => stage.AnnexAsync(effective, a => (a.Terms.Guards, a.Terms.HoursPerWeek) = ("8", "640"), ct));

        var unpaid = Notify(stage, 22, a =>
        {
            Terms(DemoClient(a, "819010370", "Vesna Marković"), today.AddDays(-15), today.AddDays(20), today.AddDays(-24));
            (a.Terms.Guards, a.Terms.HourlyPrice) = ("3", "1,80");
        });
        Authorise(stage, unpaid, 18);

        var refused = Notify(stage, 40, a => Terms(DemoForeigner(a), today.AddDays(-35), today.AddDays(15), today.AddDays(-42)));
        Take(stage, refused, 38, second: true);
        At(36, 12, ct => ReviewAsync(stage, refused, 5, (review, seen) => review.RefuseAsync(
            refused.CaseId, seen, "Kontrata nuk është e nënshkruar nga klienti. / Ugovor nije potpisan od strane klijenta.", ct), ct));

        var returned = Notify(stage, 12, a => Terms(DemoPerson(a, 6, "Kalabri", "Rr. Hamdi Mramori 3"), today.AddDays(-8), today.AddDays(25), today.AddDays(-14)));
        Take(stage, returned, 10);
        Return(stage, returned, 9, 15, [(ContractForm.TermsStep, "Terms.To", "Data deri nuk përputhet me kontratën e bashkëngjitur. / Datum do se ne slaže sa priloženim ugovorom.")]);

        // Late: signed two months ago, begun one month ago.
        Notify(stage, 4, a => Terms(DemoClient(a, "819011407", "Liridon Hasani"), today.AddDays(-30), today.AddDays(28), today.AddDays(-60)));
        Notify(stage, 1, a => Terms(DemoPerson(a, 8, "Arbëri", "Rr. Ahmet Krasniqi 7"), today.AddDays(5), today.AddDays(27), today.AddDays(-3)));

        At(1, 12, ct => stage.DraftContractAsync(Contract(), ContractForm.ServiceStep, a => DemoPerson(a, 10, "Velani", "Rr. Ilaz Kodra 2"), ct));
        At(0, 6, ct => stage.DraftContractAsync(Contract(), ProcessDefinition.DocumentsStep, a =>
            Terms(DemoClient(a, "819009333", "Teuta Kelmendi"), today.AddDays(10), today.AddDays(29), today.AddDays(-1)), ct));
    }

    private DemoRequest Notify(DemoStage stage, int daysAgo, Action<ContractApplication> fill)
    {
        var request = Contract();
        At(daysAgo, 9, ct => stage.NotifyAsync(request, fill, ct));
        return request;
    }

    private void Authorise(DemoStage stage, DemoRequest request, int daysAgo)
    {
        Take(stage, request, daysAgo);
        At(daysAgo, 12, async ct =>
        {
            var seen = await stage.SeenAsync(request, ct);
            await stage.AsAsync(Account(4), async services => DemoStage.Done(await services.GetRequiredService<CaseAuthorisation>().AuthoriseAsync(request.CaseId, seen, null, ct)));
        });
    }

    private static DemoRequest Contract() => new(DemoAccounts.FirstCompany, ContractProcess.Definition, Basic);

    private static ContractApplication DemoClient(ContractApplication application, string businessNumber, string responsible)
    {
        DemoStage.Client(application, businessNumber, responsible);
        return application;
    }

    private static ContractApplication DemoPerson(ContractApplication application, int person, string settlement, string street)
    {
        DemoStage.Client(application, person, settlement, street);
        return application;
    }

    private static ContractApplication DemoForeigner(ContractApplication application)
    {
        application.Client.Kind = ContractClientKind.ForeignPerson;
        var client = application.Client.Foreign;
        (client.FirstName, client.LastName, client.Gender, client.Citizenship) = ("Elena", "Petrova", Gender.Female, "MK");
        (client.PassportNumber, client.MunicipalityCode, client.Settlement, client.Street) = ("A1234567", "19", "Prishtinë", "Rr. Garibaldi 5");
        return application;
    }

    private static void Terms(ContractApplication application, DateOnly from, DateOnly to, DateOnly signed) =>
        (application.Terms.From, application.Terms.To, application.Terms.SignedOn) = (from, to, signed);
}
