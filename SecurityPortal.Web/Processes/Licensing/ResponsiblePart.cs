using FluentValidation.Results;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>Part two: responsible persons, beginning with the one that step 1 names.</summary>
internal sealed class ResponsiblePart(LicensingApplication application, WizardState wizard, TimeProvider clock)
    : EntryPart<PersonEntry>(wizard, "Background.Responsible", "Background.EditedResponsible")
{
    public override List<PersonEntry> Entries => application.Background.Responsible;

    /// <summary>The name of step 1, while nobody in the list bears it.</summary>
    public string? MissingName =>
        application.Company.ResponsiblePerson?.Trim() is { Length: > 0 } name && !Entries.Exists(p => NameFolding.IsSame(p.FullName, name)) ? name : null;

    protected override PersonEntry? Edited
    {
        get => application.Background.EditedResponsible;
        set => application.Background.EditedResponsible = value;
    }

    /// <summary>Owners who are not in the list yet.</summary>
    public IReadOnlyList<OwnerEntry> Takeable() =>
        [.. application.Background.Owners.Where(o => !o.IsOrganisation && !Entries.Exists(p => p.NumberSharedWith(o.Person) is not null))];

    protected override PersonEntry New()
    {
        var person = new PersonEntry();
        if (MissingName is { } name)
        {
            // Seen where names are typed; the registry's answer replaces them.
            var gap = name.LastIndexOf(' ');
            (person.FirstName, person.LastName) = gap < 0 ? (name, null) : (name[..gap].TrimEnd(), name[(gap + 1)..]);
        }

        return person;
    }

    protected override bool IsBlank(PersonEntry entry)
    {
        var typed = entry.Copy();
        if (NameFolding.IsSame(typed.FullName, application.Company.ResponsiblePerson))
        {
            (typed.FirstName, typed.LastName) = (null, null);
        }

        return typed.IsBlank();
    }

    protected override Guid Id(PersonEntry entry) => entry.Id;

    protected override string Name(PersonEntry entry) => entry.FullName;

    protected override ValidationResult Validate(PersonEntry entry) => new PersonEntryValidator(clock.Today()).Validate(entry);

    protected override IReadOnlyList<string> Follow(PersonEntry? before, PersonEntry after) => application.Background.Follow(before, after);

    protected override string? SharedNumber(PersonEntry entry, PersonEntry other) => entry.NumberSharedWith(other);
}
