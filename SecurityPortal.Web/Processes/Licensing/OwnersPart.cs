using FluentValidation.Results;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>Part one: owners and founders.</summary>
internal sealed class OwnersPart(BackgroundPart background, WizardState wizard, TimeProvider clock)
    : EntryPart<OwnerEntry>(wizard, "Background.Owners", "Background.EditedOwner")
{
    public override List<OwnerEntry> Entries => background.Owners;

    protected override OwnerEntry? Edited
    {
        get => background.EditedOwner;
        set => background.EditedOwner = value;
    }

    protected override OwnerEntry New() => new();

    protected override bool IsBlank(OwnerEntry entry) => entry.IsBlank();

    protected override Guid Id(OwnerEntry entry) => entry.Id;

    protected override string Name(OwnerEntry entry) => entry.Name;

    protected override ValidationResult Validate(OwnerEntry entry) => new OwnerEntryValidator(clock.Today()).Validate(entry);

    protected override IReadOnlyList<string> Follow(OwnerEntry? before, OwnerEntry after) =>
        after.IsOrganisation ? [] : background.Follow(before is { IsOrganisation: false } ? before.Person : null, after.Person);

    protected override string? SharedNumber(OwnerEntry entry, OwnerEntry other) => entry.NumberSharedWith(other);
}
