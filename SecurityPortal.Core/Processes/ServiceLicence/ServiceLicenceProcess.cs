using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>Service licence: basic security first, further classes after, renewal in the last 30 days (processes.md §1).</summary>
public sealed class ServiceLicenceProcess : LicensingProcess<ServiceLicenceApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = "ServiceLicence";

    private ServiceLicenceProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static ServiceLicenceProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "SL";

    /// <inheritdoc/>
    public override string Route => "/applications/service-licence";

    /// <inheritdoc/>
    public override string ClassList => CodeLists.ServiceClass;

    /// <inheritdoc/>
    public override string BasicClass => ServiceLicenceReference.BasicClass;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(ServiceLicenceTexts), typeof(LicensingTexts)];

    /// <inheritdoc/>
    public override ReferenceRows Reference => ServiceLicenceReference.Rows;
}
