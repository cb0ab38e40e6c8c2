using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Demo;

/// <summary>Licences after issue: expired, suspended, revoked; a proposal that waits; a refusal under appeal.</summary>
public sealed partial class DemoCases
{
    private void WriteMeasures(DemoStage stage)
    {
        var today = clock.Today();

        // Ended twenty days ago; nobody asked for its renewal.
        var end = today.DayNumber - today.AddDays(-20).AddYears(-3).AddDays(1).DayNumber;
        Issue(stage, "819030110", end);
        At(1, 1, stage.ExpireAsync);

        var suspended = Issue(stage, "819031147", 200);
        Propose(stage, suspended, MeasureKind.Suspend, 12, "Polica e sigurimit të përgjegjësisë ka skaduar dhe nuk është ripërtërirë.\nPolisa osiguranja od odgovornosti istekla je i nije obnovljena.");
        CarryOut(stage, suspended, 9);

        var revoked = Issue(stage, "819032184", 300);
        Propose(stage, revoked, MeasureKind.Revoke, 40, "Kompania ka angazhuar punëtorë pa licencë edhe pas dy vërejtjeve.\nKompanija je i posle dve opomene angažovala radnike bez licence.");
        CarryOut(stage, revoked, 36);

        var proposed = Issue(stage, "819033221", 150);
        Propose(stage, proposed, MeasureKind.Suspend, 1, "Gjatë inspektimit u gjetën uniforma që ngjajnë me ato të policisë.\nTokom inspekcije pronađene su uniforme slične policijskim.");

        var appealed = Apply(stage, "819034258", Basic, 38);
        Decide(stage, appealed, 36, 20, refuse: "Kontrata e qirasë nuk mbulon objektin e paraqitur.", second: true);
        At(14, 13, async ct => await ReviewAsync(stage, appealed, 6, (review, seen) => review.RefuseAsync(
            appealed.CaseId, seen, "Kontrata e qirasë nuk e mbulon objektin e paraqitur në kërkesë.\nUgovor o zakupu ne pokriva objekat naveden u zahtevu.", ct), ct));
        At(8, 10, async ct =>
        {
            var seen = await stage.SeenAsync(appealed, ct);
            await stage.AsCompanyAsync(appealed, async services => DemoStage.Done(await services.GetRequiredService<AppealFiling>().FileAsync(
                appealed.CaseId, seen, "Kontrata e qirasë e përfshin objektin në aneksin 2, i cili iu dorëzua zyrtarit më vonë. Kërkojmë që vendimi të rishqyrtohet.", ct)), ct);
        });
    }

    private DemoRequest Issue(DemoStage stage, string businessNumber, int issuedDaysAgo)
    {
        var request = Apply(stage, businessNumber, Basic, issuedDaysAgo + 24);
        Decide(stage, request, issuedDaysAgo + 23, issuedDaysAgo + 12);
        Approve(stage, request, issuedDaysAgo + 9);
        Pay(stage, request, issuedDaysAgo);
        return request;
    }

    private void Propose(DemoStage stage, DemoRequest request, MeasureKind kind, int daysAgo, string reasons) => At(daysAgo, 10, async ct =>
    {
        var licence = await stage.LicenceAsync(request, ct);
        await stage.AsAsync(Account(4), async services => DemoStage.Done(
            await services.GetRequiredService<LicenceMeasures>().ProposeAsync(licence.Id, licence.Version, kind, reasons, null, ct)));
    });

    private void CarryOut(DemoStage stage, DemoRequest request, int daysAgo) => At(daysAgo, 11, async ct =>
    {
        var proposal = await stage.ProposalAsync(request, ct);
        await stage.AsAsync(Account(6), async services => DemoStage.Done(
            await services.GetRequiredService<LicenceMeasures>().CarryOutAsync(proposal.Id, proposal.Version, proposal.Reasons, ct)));
    });
}
