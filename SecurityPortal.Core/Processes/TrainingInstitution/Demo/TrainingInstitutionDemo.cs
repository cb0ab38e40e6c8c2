using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.Licensing.Demo;

namespace SecurityPortal.Core.Processes.TrainingInstitution.Demo;

/// <summary>Two institutions of basic training, of which one asks for more.</summary>
internal sealed class TrainingInstitutionDemo() : LicensingDemo(TrainingInstitutionProcess.Definition, Samples)
{
    private const string CloseProtection = "TRN-MA";
    private const string Surveillance = "TRN-ME";

    // Samples of the form stand in.
    private static readonly DemoDocument[] Samples =
        [new("T01", "D11-rregullorja.pdf"), new("T02", "D09-punetoret.pdf"), new("T03", "D08-qiraja.pdf"), new("T04", "D08-qiraja.pdf")];

    public override void Write(DemoCases script, DemoStage stage)
    {
        script.Issue(stage, Apply(script, stage, DemoAccounts.FirstCompany, TrainingInstitutionReference.BasicClass, 330), 328);
        script.Take(stage, Apply(script, stage, DemoAccounts.FirstCompany, CloseProtection, 12), 8, second: true);
        Draft(script, stage, DemoAccounts.FirstCompany, Surveillance, LicensingForm.ProfileStep, 2, 14);
        script.Issue(stage, Apply(script, stage, DemoCompanies.Established, TrainingInstitutionReference.BasicClass, 90), 88);
    }
}
