using MudBlazor;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Web.Processes.Licensing;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.TrainingInstitution;

/// <summary>What the licence of training institutions brings to the shared pages.</summary>
public static class TrainingInstitutionScreen
{
    public static ProcessScreen Screen { get; } =
        LicensingScreen.Of(TrainingInstitutionProcess.Definition, typeof(TrainingInstitutionTexts), Icons.Material.Outlined.School, 110);
}
