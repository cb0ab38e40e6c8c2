using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence.Demo;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>Service licence: basic security first, further classes after, renewal in the last 30 days (processes.md §1).</summary>
public sealed class ServiceLicenceProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "ServiceLicence";

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = LicensingProcess.Of<ServiceLicenceApplication>(new LicensingTraits
    {
        Key = ProcessKey,
        Letters = "SL",
        Route = "/applications/service-licence",
        ClassList = CodeLists.ServiceClass,
        BasicClass = ServiceLicenceReference.BasicClass,
        FirearmsDocument = ServiceLicenceReference.FirearmsDocument,
        CarriesAll = true,
        Texts = typeof(ServiceLicenceTexts),
        Reference = ServiceLicenceReference.Rows,
        Services = services => services.AddSingleton<IDemoPlay, ServiceLicenceDemo>().AddSingleton<IDemoPlay, LicenceMeasuresDemo>(),
    });

    public static LicensingForm<ServiceLicenceApplication> Form => (LicensingForm<ServiceLicenceApplication>)Definition.Form;
}
