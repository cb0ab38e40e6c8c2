using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Registries;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.People;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>Searches the civil registry by personal number, and opens the form: of the person found, of a foreign citizen, or by hand.</summary>
public sealed partial class ExamSearch : ComponentWithLifetime
{
    private string? _number;
    private string? _problem;
    private bool _isDoubtful;
    private bool _busy;
    private CancellationTokenSource? _search;
    private PersonLookupState _state;
    private PersonSnapshot? _person;
    private Error? _error;

    [Inject] public required IPersonLookupService Lookup { get; init; }

    [Inject] public required ExamEnrolment Enrolment { get; init; }

    [Inject] public required IOptions<RegistrySettings> Settings { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ExamPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<PersonTexts> PersonTexts { get; init; }

    [Inject] public required IStringLocalizer<PeopleTexts> PeopleTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>Class for which a person is enrolled.</summary>
    [Parameter, EditorRequired] public required string ClassCode { get; set; }

    private IReadOnlyList<string> Errors => _problem is null ? [] : [_problem];

    private void Typed(string? text)
    {
        _search?.Cancel();
        (_number, _search, _problem, _isDoubtful) = (text, null, null, false);
        (_state, _person, _error) = (PersonLookupState.NotAsked, null, null);
    }

    private async Task SearchAsync(bool insist)
    {
        if (_search is not null || _state == PersonLookupState.Found)
        {
            return;
        }

        (_problem, _isDoubtful, _error, _state) = (null, false, null, PersonLookupState.NotAsked);
        if (!PersonalNumber.TryParse(_number, out var number))
        {
            _problem = ErrorTexts[string.IsNullOrWhiteSpace(_number) ? "person.number.required" : "person.number.invalid"];
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
            var answer = await Lookup.FindAsync(number, new LookupContext("Exam/search"), search.Token);
            search.Token.ThrowIfCancellationRequested();
            if (!answer.IsOk)
            {
                _problem = ErrorTexts.Sentence(answer.Error!);
                return;
            }

            (_state, _person) = answer.Value switch
            {
                LookupOutcome<PersonSnapshot>.Found found => (PersonLookupState.Found, found.Record),
                LookupOutcome<PersonSnapshot>.Unknown => (PersonLookupState.Unknown, null),
                _ => (PersonLookupState.Unavailable, (PersonSnapshot?)null),
            };
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

    private async Task EnrolAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var started = await Enrolment.StartAsync(ClassCode, Entry(), Alive);
            _error = started.Error;
            if (started.IsOk)
            {
                Navigation.NavigateTo($"{ExamProcess.Definition.Shelf.Route}/{started.Value}");
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private PersonEntry Entry()
    {
        var entry = new PersonEntry();
        if (_state == PersonLookupState.Unknown)
        {
            entry.IsForeign = true;
            return entry;
        }

        (entry.PersonalNumber, entry.Lookup) = (_number?.Trim(), _state);
        if (_person is not null)
        {
            entry.Take(_person);
        }

        return entry;
    }
}
