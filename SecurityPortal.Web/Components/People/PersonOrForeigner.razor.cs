using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.People;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Components.People;

/// <summary>A person's whole form: by personal number, or as a foreign citizen. Give it the entry's id as <c>@key</c>.</summary>
public sealed partial class PersonOrForeigner : ComponentBase
{
    // Who the other form says it is, to come back to. The two are apart, so that the registry's values never become typed ones.
    private PersonEntry? _other;

    [Inject] public required IStringLocalizer<PersonTexts> PersonTexts { get; init; }

    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }

    [CascadingParameter] public required WizardState Wizard { get; set; }

    /// <summary>The person; filled in as it is typed.</summary>
    [Parameter, EditorRequired] public required PersonEntry Entry { get; set; }

    /// <summary>Path of the person within the payload.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <inheritdoc cref="PersonLookup.Purpose"/>
    [Parameter, EditorRequired] public required string Purpose { get; set; }

    /// <inheritdoc cref="PersonLookup.SubjectId"/>
    [Parameter] public Guid? SubjectId { get; set; }

    /// <inheritdoc cref="ForeignCitizenForm.AsksWorkPermit"/>
    [Parameter] public bool AsksWorkPermit { get; set; }

    /// <summary>Name given elsewhere: said when the registry has another.</summary>
    [Parameter] public string? ExpectedName { get; set; }

    private string At(string property) => $"{Path}.{property}";

    private void Switch(bool foreign)
    {
        var left = Entry.Copy();
        if (_other is not null)
        {
            Entry.TakeIdentity(_other);
        }
        else if (Entry.IsReadOnly)
        {
            Entry.TakeIdentity(new PersonEntry());
        }

        (Entry.IsForeign, _other) = (foreign, left);
    }

    private async Task ForeignRequestedAsync()
    {
        var path = At(nameof(PersonEntry.IsForeign));
        Switch(true);
        Wizard.Touch(path);

        // The button is gone; the box it ticked takes the focus.
        if (Wizard.Focus is { } focus)
        {
            await focus(WizardState.ElementId(path));
        }
    }

    private void NumberTyped(string? text)
    {
        if (Entry.IsReadOnly)
        {
            Entry.TakeIdentity(new PersonEntry());
        }

        (Entry.PersonalNumber, Entry.Lookup) = (text, PersonLookupState.NotAsked);
    }

    private void Found(PersonSnapshot person)
    {
        Entry.Take(person);
        Wizard.Touch(At(nameof(PersonEntry.PersonalNumber)));
    }

    private void Answered(PersonLookupState state)
    {
        Entry.Lookup = state;
        Wizard.Touch(At(nameof(PersonEntry.PersonalNumber)));
    }
}
