using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.Licensing.Demo;

namespace SecurityPortal.Core.Processes.ServiceLicence.Demo;

/// <summary>Requests of company licences in every state, and a draft.</summary>
internal sealed class ServiceLicenceDemo() : LicensingDemo(ServiceLicenceProcess.Definition, ServiceLicenceSamples.All)
{
    private const string CloseProtection = "SRV-MA";
    private const string CashInTransit = "SRV-TPG";
    private const string Electronic = "SRV-ME";

    private static readonly DemoComment[] DragansComments =
    [
        new(
            LicensingForm.CompanyStep,
            "Company.ResponsiblePhone",
            "Numri i telefonit nuk përgjigjet. Ju lutemi jepni një numër tjetër. / Broj telefona ne odgovara, navedite drugi."),
        new(
            LicensingForm.ProfileStep,
            "Profile.SymbolDescription",
            "Përshkrimi nuk përputhet plotësisht me stemën e bashkëngjitur. / Opis ne odgovara u potpunosti priloženom grbu."),
    ];

    public override void Write(DemoCases script, DemoStage stage)
    {
        WriteFirstCompany(script, stage);

        // The company that has just begun thought better of its first request, and may start anew.
        script.Withdraw(stage, Apply(script, stage, DemoAccounts.SecondCompany, ServiceLicenceReference.BasicClass, 21), 19);

        WriteOpen(script, stage);
        WriteEnded(script, stage);
    }

    private void WriteFirstCompany(DemoCases script, DemoStage stage)
    {
        // The company with a history: basic security expires in 29 days, so that renewal is open since yesterday.
        var firstIssue = script.BegunDaysAgo(script.Today.AddDays(29), 3);
        var first = Apply(script, stage, DemoAccounts.FirstCompany, ServiceLicenceReference.BasicClass, firstIssue + 24);
        script.Decide(stage, first, firstIssue + 23, firstIssue + 12);
        script.Approve(stage, first, firstIssue + 9);
        script.Pay(stage, first, firstIssue);
        Draft(script, stage, DemoAccounts.FirstCompany, ServiceLicenceReference.BasicClass, ProcessDefinition.DocumentsStep, 1, 15);

        var returned = Apply(script, stage, DemoAccounts.FirstCompany, CloseProtection, 17);
        script.Take(stage, returned, 15);
        script.Return(stage, returned, 6, 9, DragansComments);

        var unpaid = Apply(script, stage, DemoAccounts.FirstCompany, CashInTransit, 31);
        script.Decide(stage, unpaid, 29, 14);
        script.Approve(stage, unpaid, 11);
        script.HandInReceipt(stage, unpaid, 3);

        // It may also ask for a centre of electronic surveillance.
        script.Issue(stage, Apply(script, stage, DemoAccounts.FirstCompany, Electronic, 420), 418);
    }

    // Companies that nobody can sign in to, for the ministry's lists.
    private void WriteOpen(DemoCases script, DemoStage stage)
    {
        Apply(script, stage, "819003111", ServiceLicenceReference.BasicClass, 2);
        Apply(script, stage, "819004148", ServiceLicenceReference.BasicClass, 1);
        script.Take(stage, Apply(script, stage, "819005185", ServiceLicenceReference.BasicClass, 9), 7);
        script.Take(stage, Apply(script, stage, "819006222", ServiceLicenceReference.BasicClass, 36), 33, second: true);

        var completed = Apply(script, stage, "819007259", ServiceLicenceReference.BasicClass, 26);
        script.Take(stage, completed, 24, second: true);
        script.Return(stage, completed, 18, 15, DragansComments, second: true);
        Complete(script, stage, completed, 5, application =>
        {
            application.Company.ResponsiblePhone = "049 222 333";
            application.Profile.SymbolDescription += ". Natpis sa imenom firme ispod štita.";
            application.Profile.UniformCap = "Crna / E zezë";
        });

        script.Decide(stage, Apply(script, stage, "819009333", ServiceLicenceReference.BasicClass, 19), 16, 3);
        var opposed = Apply(script, stage, "819010370", ServiceLicenceReference.BasicClass, 28);
        script.Decide(stage, opposed, 25, 4, refuse: "Vërtetimi i gjykatës nuk mbulon të gjithë pronarët.", second: true);

        var waiting = Apply(script, stage, "819011407", ServiceLicenceReference.BasicClass, 30);
        script.Decide(stage, waiting, 28, 13);
        script.Approve(stage, waiting, 8);
    }

    private void WriteEnded(DemoCases script, DemoStage stage)
    {
        var issued = Apply(script, stage, DemoCompanies.Established, ServiceLicenceReference.BasicClass, 40);
        script.Decide(stage, issued, 38, 25, second: true);
        script.Approve(stage, issued, 21);
        script.Pay(stage, issued, 12);

        // It lost no time in asking for close protection.
        var further = Apply(script, stage, DemoCompanies.Established, CloseProtection, 11);
        script.Decide(stage, further, 11, 10);
        script.Approve(stage, further, 10);
        script.Pay(stage, further, 9);

        var refused = Apply(script, stage, "819013481", ServiceLicenceReference.BasicClass, 33);
        script.Decide(stage, refused, 31, 15, refuse: "Polica e sigurimit ka skaduar dhe nuk u zëvendësua.");
        script.Refuse(
            stage,
            refused,
            10,
            7,
            "Polica e sigurimit të përgjegjësisë ka skaduar para paraqitjes së kërkesës.\n" +
            "Polisa osiguranja od odgovornosti istekla je pre podnošenja zahteva.");

        var closed = Apply(script, stage, "819015555", ServiceLicenceReference.BasicClass, 45);
        script.Take(stage, closed, 43);
        script.Return(stage, closed, 40, 15, [new(ProcessDefinition.DocumentsStep, null, "Kontrata e qirasë nuk është e nënshkruar.")]);
        script.At(20, 2, stage.CloseOverdueAsync);
    }
}
