using MudBlazor;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Web.Processes.Licensing;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.ServiceLicence;

/// <summary>What the service licence brings to the shared pages.</summary>
public static class ServiceLicenceScreen
{
    public static ProcessScreen Screen { get; } = LicensingScreen.Of(ServiceLicenceProcess.Definition, typeof(ServiceLicenceTexts),
        Icons.Material.Outlined.Shield, 100);
}
