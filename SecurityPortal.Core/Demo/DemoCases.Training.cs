using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.TrainingInstitution;

namespace SecurityPortal.Core.Demo;

/// <summary>Training institutions and control centres.</summary>
public sealed partial class DemoCases
{
    private const string BasicTraining = "TRN-BAZ";
    private const string CloseProtectionTraining = "TRN-MA";
    private const string SurveillanceTraining = "TRN-ME";
    private const string PatrolCentre = "QK-BAZ";

    private void WriteTrainingAndCentres(DemoStage stage, string licensedCompany)
    {
        // The company with a history may also ask for a centre of electronic surveillance.
        Issue(stage, Apply(stage, DemoAccounts.FirstCompany, Electronic, 420), 418);
        Issue(stage, Apply(stage, DemoAccounts.FirstCompany, BasicTraining, 330, TrainingInstitutionProcess.Definition), 328);
        Take(stage, Apply(stage, DemoAccounts.FirstCompany, CloseProtectionTraining, 12, TrainingInstitutionProcess.Definition), 8, second: true);
        At(2, 14, ct => stage.DraftAsync(
            new DemoRequest(DemoAccounts.FirstCompany, TrainingInstitutionProcess.Definition, SurveillanceTraining), LicensingForm.ProfileStep, ct));

        Issue(stage, ApplyForCentre(stage, DemoAccounts.FirstCompany, PatrolCentre, 200), 198);
        var unpaid = ApplyForCentre(stage, licensedCompany, PatrolCentre, 11);
        Decide(stage, unpaid, 10, 7, second: true);
        Approve(stage, unpaid, 4);
    }

    private DemoRequest ApplyForCentre(DemoStage stage, string businessNumber, string field, int daysAgo)
    {
        var request = new DemoRequest(businessNumber, ControlCentreProcess.Definition, field);
        At(daysAgo, 9, ct => stage.ApplyForCentreAsync(request, ct));
        return request;
    }

    private void Issue(DemoStage stage, DemoRequest request, int takenDaysAgo)
    {
        Decide(stage, request, takenDaysAgo, takenDaysAgo - 8);
        Approve(stage, request, takenDaysAgo - 11);
        Pay(stage, request, takenDaysAgo - 16);
    }
}
