using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>
/// Authorisation of a close-protection assignment (domain.md §2.11): the company files whom it is to protect and how, the police give their opinion, the
/// ministry authorises, the company names its operators.
/// </summary>
public sealed class CloseProtectionProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "CloseProtection";

    /// <summary>Path of its pages.</summary>
    public const string Route = "/applications/close-protection";

    public static CloseProtectionForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = new()
    {
        Key = ProcessKey,
        Letters = "CP",
        ClassList = CloseProtectionReference.ClassList,
        HasKinds = false,
        OneDraftPerClass = false,
        TextsTypes = [typeof(CloseProtectionTexts)],
        Shelf = new ProcessShelf(Route),
        Form = Form,
        Papers = CloseProtectionForm.Papers,
        Offer = new CloseProtectionOffer(),
        Grant = new ProcessGrant(new LicenceGrant()) { YearsSetting = CloseProtectionReference.Years },
        Effects = [new CloseProtectionEffects()],
        Reference = CloseProtectionReference.Rows,
        Criteria = ["Signed", "RiskAssessed", "PlanFits"],
        Services = services => services
            .AddScoped<CloseProtectionDesk>()
            .AddScoped<PoliceOpinions>()
            .AddScoped<PoliceFiles>()
            .AddScoped<ProtectionQueries>()
            .AddScoped<OperatorNaming>()
            .AddSingleton<IDemoPlay, CloseProtectionDemo>(),
    };

    /// <summary>Code of the one class.</summary>
    public static string ClassCode => CloseProtectionReference.ClassCode;
}
