using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.Contract.Demo;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Contract notification: a licensed company notifies, an officer authorises, the fee makes it effective (processes.md §7).</summary>
public sealed class ContractProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "Contract";

    private const string Route = "/notifications/contracts";

    public static ContractForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = new()
    {
        Key = ProcessKey,
        Letters = "CN",
        ClassList = ContractReference.ClassList,
        Workflow = CaseWorkflow.Notification,
        OneDraftPerClass = false,
        TextsTypes = [typeof(ContractTexts)],
        Shelf = new ProcessShelf(Route) { AfterFinish = (caseId, corrected) => $"{Route}?done={(corrected ? "corrected" : "filed")}&case={caseId}" },
        Form = Form,
        Offer = new ContractOffer(),
        Effects = [new ContractEffects()],
        Reference = ContractReference.Rows,
        Criteria = ["Signed", "Scope"],
        Services = services => services
            .AddSingleton<IAnnexes, ContractAnnexes>()
            .AddScoped<ContractAuthorisation>()
            .AddScoped<ContractDesk>()
            .AddScoped<ContractQueries>()
            .AddSingleton<ContractExpiry>()
            .AddHostedService(provider => provider.GetRequiredService<ContractExpiry>())
            .AddSingleton<IDemoPlay, ContractDemo>(),
    };

    /// <summary>Code of the one class.</summary>
    public static string ClassCode => ContractReference.ClassCode;
}
