using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.ControlCentre.Demo;

namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>Certificate of a control centre, field by field, to a company licensed for the field's service (processes.md §3).</summary>
public sealed class ControlCentreProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "ControlCentre";

    public static ControlCentreForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = new()
    {
        Key = ProcessKey,
        Letters = "CC",
        ClassList = ControlCentreReference.FieldList,
        TextsTypes = [typeof(ControlCentreTexts)],
        Shelf = new ProcessShelf("/applications/control-centre"),
        Form = Form,
        Offer = new ControlCentreOffer(),
        Grant = new ProcessGrant(new LicenceGrant()),
        Reference = ControlCentreReference.Rows,
        Criteria = ["Inspection", "Equipment", "Operators", "Backup", "Response", "Insurance"],
        Services = services => services.AddScoped<ControlCentreDesk>().AddSingleton<IDemoPlay, ControlCentreDemo>(),
    };
}
