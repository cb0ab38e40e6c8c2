using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>
/// Composes a process whose companies fill in the licensing form for one class at a time: the basic class first, further ones after, renewal in the last days
/// (processes.md §1, §2). The process supplies its key, classes, fees, documents and words.
/// </summary>
public static class LicensingProcess
{
    /// <summary>The definition of a process of the family.</summary>
    public static ProcessDefinition Of<TApplication>(LicensingTraits traits)
        where TApplication : LicensingApplication, new() => new()
        {
            Key = traits.Key,
            Letters = traits.Letters,
            ClassList = traits.ClassList,
            TextsTypes = [traits.Texts, typeof(LicensingTexts)],
            Shelf = new ProcessShelf(traits.Route),
            Form = new LicensingForm<TApplication>(traits.ClassList, traits.FirearmsDocument),
            Offer = new LicensingOffer(traits.Key, traits.ClassList, traits.BasicClass),
            Papers = new ProcessPapers
            {
                Kinds = [LicensingForm.BackgroundForm, LicensingForm.ProfileForm],
                Layout = LicensingForm.LayoutOf,
            },
            Grant = new ProcessGrant(new LicenceGrant()) { FoundationClass = traits.CarriesAll ? traits.BasicClass : null },
            Reference = traits.Reference,
            Criteria = [.. LicensingForm.Criteria, .. traits.Criteria],
            Services = traits.Services,
        };
}

/// <summary>In what processes of the licensing form differ.</summary>
public sealed record LicensingTraits
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public required string Key { get; init; }

    /// <inheritdoc cref="ProcessDefinition.Letters"/>
    public required string Letters { get; init; }

    /// <inheritdoc cref="ProcessShelf.Route"/>
    public required string Route { get; init; }

    /// <inheritdoc cref="ProcessDefinition.ClassList"/>
    public required string ClassList { get; init; }

    /// <summary>Code of the class that comes first.</summary>
    public required string BasicClass { get; init; }

    /// <summary>Kind of the document that only those with firearms need.</summary>
    public required string FirearmsDocument { get; init; }

    /// <summary>The basic class carries the other processes, too.</summary>
    public bool CarriesAll { get; init; }

    /// <summary>Marker type of the process's own texts.</summary>
    public required Type Texts { get; init; }

    /// <inheritdoc cref="ProcessDefinition.Reference"/>
    public required ReferenceRows Reference { get; init; }

    /// <summary>Criteria beside those of the form.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <inheritdoc cref="ProcessDefinition.Services"/>
    public Action<IServiceCollection>? Services { get; init; }
}
