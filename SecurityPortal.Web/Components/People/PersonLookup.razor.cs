using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Components.People;

/// <summary>Finds one person by personal number and hands the registry's answer to whoever asked, who keeps number and answer.</summary>
public sealed partial class PersonLookup : ComponentWithLifetime
{
    private CancellationTokenSource? _search;
    private string? _problem;
    private bool _isDoubtful;

    [Inject] public required IPersonLookupService Lookup { get; init; }

    [Inject] public required IOptions<RegistrySettings> Settings { get; init; }

    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<PersonTexts> PersonTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [CascadingParameter] public required WizardState Wizard { get; set; }

    /// <summary>Why the registry is asked; written to the look-up log, e.g. <c>{process}/owners</c>.</summary>
    [Parameter, EditorRequired] public required string Purpose { get; set; }

    /// <summary>The draft or case it is asked for.</summary>
    [Parameter] public Guid? SubjectId { get; set; }

    /// <summary>Path of the number within the payload.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>The number, as typed.</summary>
    [Parameter] public string? Number { get; set; }

    /// <summary>Another number was typed: what was known no longer counts.</summary>
    [Parameter, EditorRequired] public required EventCallback<string?> NumberChanged { get; set; }

    /// <summary>What is known of this number.</summary>
    [Parameter, EditorRequired] public required PersonLookupState State { get; set; }

    /// <summary>Name of the person found, for the message.</summary>
    [Parameter] public string? FoundName { get; set; }

    /// <summary>The registry knows the person.</summary>
    [Parameter, EditorRequired] public required EventCallback<PersonSnapshot> OnFound { get; set; }

    /// <summary>The registry does not know the number.</summary>
    [Parameter, EditorRequired] public required EventCallback OnUnknown { get; set; }

    /// <summary>The registry cannot be asked now.</summary>
    [Parameter, EditorRequired] public required EventCallback OnUnavailable { get; set; }

    /// <summary>The person is to be entered as a foreign citizen. Without it that is not offered.</summary>
    [Parameter] public EventCallback OnForeignRequested { get; set; }

    private async Task TypedAsync(string? text)
    {
        // An answer about the number as it was is of no use any more.
        _search?.Cancel();
        (_search, _problem, _isDoubtful) = (null, null, false);
        await NumberChanged.InvokeAsync(text);
    }

    private async Task InsistAsync()
    {
        // The button leaves with the doubt; the focus goes back to the number.
        if (Wizard.Focus is { } focus)
        {
            await focus(WizardState.ElementId(Path));
        }

        await SearchAsync(insist: true);
    }

    private async Task SearchAsync(bool insist)
    {
        // A second Enter is not a second question, nor is one about what is known already.
        if (_search is not null || State == PersonLookupState.Found)
        {
            return;
        }

        (_problem, _isDoubtful) = (null, false);
        if (!PersonalNumber.TryParse(Number, out var number))
        {
            _problem = ErrorTexts[string.IsNullOrWhiteSpace(Number) ? "person.number.required" : "person.number.invalid"];
            return;
        }

        if (!insist && Settings.Value.CheckPersonalNumberDigit && !number.HasValidCheckDigit)
        {
            (_problem, _isDoubtful) = (ErrorTexts["person.number.check-digit"], true);
            return;
        }

        using var search = CancellationTokenSource.CreateLinkedTokenSource(Alive);
        _search = search;
        try
        {
            var answer = await Lookup.FindAsync(number, new LookupContext(Purpose, SubjectId), search.Token);
            search.Token.ThrowIfCancellationRequested();
            if (!answer.IsOk)
            {
                _problem = ErrorTexts.Sentence(answer.Error!);
                return;
            }

            await (answer.Value switch
            {
                LookupOutcome<PersonSnapshot>.Found found => OnFound.InvokeAsync(found.Record),
                LookupOutcome<PersonSnapshot>.Unknown => OnUnknown.InvokeAsync(),
                _ => OnUnavailable.InvokeAsync(),
            });
        }
        catch (OperationCanceledException) when (search.IsCancellationRequested)
        {
            // The user typed on or left the page: there is no one to show this answer to.
        }
        finally
        {
            if (_search == search)
            {
                _search = null;
            }
        }
    }
}
