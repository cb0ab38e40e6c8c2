using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Contract.Demo;

/// <summary>Contracts of the first company in every state.</summary>
internal sealed class ContractDemo : IDemoPlay
{
    private static readonly DemoDocument[] Samples = [new(ContractForm.SignedContract, "CN01-kontrata.pdf"), new(ContractForm.Annex, "CN02-aneksi.pdf")];

    public IReadOnlyList<DemoDocument> Documents => Samples;

    public void Write(DemoCases script, DemoStage stage)
    {
        WriteEnded(script, stage);
        WriteInForce(script, stage);
        WriteOpen(script, stage);
    }

    private static void WriteEnded(DemoCases script, DemoStage stage)
    {
        var ended = Notify(script, stage, 200, a => a.ClientIs("819009333", "Teuta Kelmendi").Lasts(script.Today, -190, -12, signed: -205));
        Authorise(script, stage, ended, 197);
        script.Pay(stage, ended, 191);
        script.At(11, 3, ct => stage.Services.GetRequiredService<ContractExpiry>().RunAsync(ct));

        var terminated = Notify(script, stage, 160, a => a.ClientIs(3, "Matiçan", "Rr. Rexhep Mala 14").Lasts(script.Today, -150, 120, signed: -163));
        Authorise(script, stage, terminated, 157);
        script.Pay(stage, terminated, 151);
        script.At(34, 11, async ct =>
        {
            var seen = await stage.SeenAsync(terminated, ct);
            await stage.AsCompanyAsync(terminated, async services => DemoStage.Done(await services.GetRequiredService<ContractDesk>().TerminateAsync(
                terminated.CaseId, seen, stage.Clock.Today(), "Klienti e mbylli objektin. / Klijent je zatvorio objekat.", ct)), ct);
        });

        var refused = Notify(script, stage, 40, a => a.ClientIsForeign().Lasts(script.Today, -35, 15, signed: -42));
        script.Take(stage, refused, 38, second: true);
        script.At(36, 12, ct => script.ReviewAsync(stage, refused, 5, (review, seen) => review.RefuseAsync(
            refused.CaseId, seen, "Kontrata nuk është e nënshkruar nga klienti. / Ugovor nije potpisan od strane klijenta.", ct), ct));
    }

    private static void WriteInForce(DemoCases script, DemoStage stage)
    {
        // Longer than the licence; an annex nobody has looked at.
        var effective = Notify(script, stage, 90, a =>
        {
            a.ClientIs("819012444", "Burim Shala").Lasts(script.Today, -80, 285, signed: -92);
            (a.Terms.Number, a.Terms.Guards, a.Terms.HoursPerWeek, a.Terms.HourlyPrice) = ("K-18/2026", "6", "480", "4,50");
            a.Terms.Sites.Add(new ContractSite { Address = "Rr. Agim Ramadani 20, Prishtinë" });
            a.Terms.Sites.Add(new ContractSite { Address = "Zona Industriale, Fushë Kosovë" });
        });
        Authorise(script, stage, effective, 87);
        script.Pay(stage, effective, 82);
        script.At(6, 10, ct => stage.CorrectAsync<ContractApplication>(
            effective, a => (a.Terms.Guards, a.Terms.HoursPerWeek) = ("8", "640"), [Sample(ContractForm.Annex)], ct));

        var unpaid = Notify(script, stage, 22, a =>
        {
            a.ClientIs("819010370", "Vesna Marković").Lasts(script.Today, -15, 20, signed: -24);
            (a.Terms.Guards, a.Terms.HourlyPrice) = ("3", "1,80");
        });
        Authorise(script, stage, unpaid, 18);
    }

    private static void WriteOpen(DemoCases script, DemoStage stage)
    {
        var returned = Notify(script, stage, 12, a => a.ClientIs(6, "Kalabri", "Rr. Hamdi Mramori 3").Lasts(script.Today, -8, 25, signed: -14));
        script.Take(stage, returned, 10);
        script.Return(
            stage,
            returned,
            9,
            15,
            [new(ContractForm.TermsStep, "Terms.To", "Data deri nuk përputhet me kontratën e bashkëngjitur. / Datum do se ne slaže sa priloženim ugovorom.")]);

        // Late: signed two months ago, begun one month ago.
        Notify(script, stage, 4, a => a.ClientIs("819011407", "Liridon Hasani").Lasts(script.Today, -30, 28, signed: -60));
        Notify(script, stage, 1, a => a.ClientIs(8, "Arbëri", "Rr. Ahmet Krasniqi 7").Lasts(script.Today, 5, 27, signed: -3));

        script.At(1, 12, ct => DraftAsync(stage, Request(), ContractForm.ServiceStep, a => a.ClientIs(10, "Velani", "Rr. Ilaz Kodra 2"), ct));
        script.At(0, 6, ct => DraftAsync(
            stage, Request(), ProcessDefinition.DocumentsStep, a => a.ClientIs("819009333", "Teuta Kelmendi").Lasts(script.Today, 10, 29, signed: -1), ct));
    }

    private static DemoRequest Notify(DemoCases script, DemoStage stage, int daysAgo, Action<ContractApplication> fill)
    {
        var request = Request();
        script.At(daysAgo, 9, async ct =>
        {
            await DraftAsync(stage, request, ProcessDefinition.CheckStep, fill, ct);
            await stage.SubmitAsync(request, ct);
        });
        return request;
    }

    private static void Authorise(DemoCases script, DemoStage stage, DemoRequest request, int daysAgo)
    {
        script.Take(stage, request, daysAgo);
        script.At(daysAgo, 12, async ct =>
        {
            var seen = await stage.SeenAsync(request, ct);
            await stage.AsAsync(script.Account(4), async services => DemoStage.Done(
                await services.GetRequiredService<ContractAuthorisation>().AuthoriseAsync(request.CaseId, seen, null, ct)));
        });
    }

    private static async Task DraftAsync(DemoStage stage, DemoRequest request, string step, Action<ContractApplication> fill, CancellationToken ct)
    {
        var licence = await LicenceAsync(stage, request, ct);
        var isWhole = ContractProcess.Form.Steps.TakeWhile(s => s != step).Contains(ContractForm.TermsStep);
        await stage.DraftAsync<ContractApplication>(
            request,
            step,
            application =>
            {
                (application.Service.ClassCode, application.Service.LicenceNumber) = (licence.ClassCode, licence.Number);
                application.Service.LicenceValidTo = licence.ValidTo;
                fill(application);
            },
            isWhole ? [Sample(ContractForm.SignedContract)] : [],
            ct);
    }

    // The licence of basic security under which the company works.
    private static async Task<Licence> LicenceAsync(DemoStage stage, DemoRequest request, CancellationToken ct)
    {
        await using var db = await stage.DatabaseAsync(ct);
        var number = BusinessNumber.Parse(request.BusinessNumber);
        var companyId = await db.Companies.Where(c => c.BusinessNumber == number).Select(c => c.Id).SingleAsync(ct);
        return await db.Licences.AsNoTracking()
            .Where(l => l.CompanyId == companyId && l.ClassCode == ProcessCatalogue.FoundationClass)
            .OrderByDescending(l => l.ValidTo)
            .FirstAsync(ct);
    }

    private static DemoRequest Request() => new(DemoAccounts.FirstCompany, ContractProcess.Definition, ContractProcess.ClassCode);

    private static DemoDocument Sample(string kind) => Samples.Single(d => d.KindCode == kind);
}
