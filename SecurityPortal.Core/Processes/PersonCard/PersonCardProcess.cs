using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.PersonCard.Demo;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Card of a licensed worker, asked for by a company (processes.md §6).</summary>
public sealed class PersonCardProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "PersonCard";

    /// <summary>Kind of the portrait that is printed.</summary>
    public const string PhotoKind = "PHOTO";

    /// <summary>Kind of the picture as uploaded.</summary>
    public const string OriginalKind = "PHOTO-ORIGINAL";

    public static PersonCardForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = new()
    {
        Key = ProcessKey,
        Letters = "PC",
        ClassList = WorkerClasses.List,
        OneDraftPerClass = false,
        TextsTypes = [typeof(PersonCardTexts), typeof(WorkersTexts)],
        Shelf = new ProcessShelf("/workers/card"),
        Form = Form,
        Offer = new PersonCardOffer(),
        Effects = [new PersonCardEffects()],
        Papers = new ProcessPapers
        {
            Kinds = [PersonCardReference.SignedRequest],
            Layout = kind => new FormLayout(kind, ["Card."]),
        },
        Grant = new ProcessGrant(new PersonCardGrant()) { YearsSetting = PersonCardReference.CardYears },
        Reference = PersonCardReference.Rows,
        Criteria = ["Portrait", "Signed", "Employment"],
        Services = services => services
            .AddWorkers()
            .AddSingleton<IPublicCheckSource, CardCheck>()
            .AddSingleton<IWorkerCards, WorkerCards>()
            .AddScoped<PersonCardDesk>()
            .AddScoped<CardQueries>()
            .AddScoped<CardService>()
            .AddScoped<ILostCards>(provider => provider.GetRequiredService<CardService>())
            .AddScoped<CardBatchPrinting>()
            .AddSingleton<IDemoPlay, PersonCardDemo>(),
    };
}
