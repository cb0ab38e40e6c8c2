using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Licensing.Demo;

namespace SecurityPortal.Core.Processes.ServiceLicence.Demo;

/// <summary>Licences after issue: expired, suspended, revoked; a proposal that waits; a refusal under appeal.</summary>
internal sealed class LicenceMeasuresDemo() : LicensingDemo(ServiceLicenceProcess.Definition, ServiceLicenceSamples.All)
{
    public override void Write(DemoCases script, DemoStage stage)
    {
        // Ended twenty days ago; nobody asked for its renewal.
        Issue(script, stage, "819030110", script.BegunDaysAgo(script.Today.AddDays(-20), 3));
        script.At(1, 1, stage.ExpireAsync);

        var suspended = Issue(script, stage, "819031147", 200);
        script.Propose(
            stage,
            suspended,
            MeasureKind.Suspend,
            12,
            "Polica e sigurimit të përgjegjësisë ka skaduar dhe nuk është ripërtërirë.\nPolisa osiguranja od odgovornosti istekla je i nije obnovljena.");
        script.CarryOut(stage, suspended, 9);

        var revoked = Issue(script, stage, "819032184", 300);
        script.Propose(
            stage,
            revoked,
            MeasureKind.Revoke,
            40,
            "Kompania ka angazhuar punëtorë pa licencë edhe pas dy vërejtjeve.\nKompanija je i posle dve opomene angažovala radnike bez licence.");
        script.CarryOut(stage, revoked, 36);

        var proposed = Issue(script, stage, "819033221", 150);
        script.Propose(
            stage,
            proposed,
            MeasureKind.Suspend,
            1,
            "Gjatë inspektimit u gjetën uniforma që ngjajnë me ato të policisë.\nTokom inspekcije pronađene su uniforme slične policijskim.");

        var appealed = Apply(script, stage, "819034258", ServiceLicenceReference.BasicClass, 38);
        script.Decide(stage, appealed, 36, 20, refuse: "Kontrata e qirasë nuk mbulon objektin e paraqitur.", second: true);
        script.Refuse(
            stage, appealed, 14, 6, "Kontrata e qirasë nuk e mbulon objektin e paraqitur në kërkesë.\nUgovor o zakupu ne pokriva objekat naveden u zahtevu.");
        script.At(8, 10, async ct =>
        {
            var seen = await stage.SeenAsync(appealed, ct);
            await stage.AsCompanyAsync(appealed, async services => DemoStage.Done(await services.GetRequiredService<AppealFiling>().FileAsync(
                appealed.CaseId,
                seen,
                "Kontrata e qirasë e përfshin objektin në aneksin 2, i cili iu dorëzua zyrtarit më vonë. Kërkojmë që vendimi të rishqyrtohet.",
                ct)), ct);
        });
    }

    private DemoRequest Issue(DemoCases script, DemoStage stage, string businessNumber, int issuedDaysAgo)
    {
        var request = Apply(script, stage, businessNumber, ServiceLicenceReference.BasicClass, issuedDaysAgo + 24);
        script.Decide(stage, request, issuedDaysAgo + 23, issuedDaysAgo + 12);
        script.Approve(stage, request, issuedDaysAgo + 9);
        script.Pay(stage, request, issuedDaysAgo);
        return request;
    }
}
