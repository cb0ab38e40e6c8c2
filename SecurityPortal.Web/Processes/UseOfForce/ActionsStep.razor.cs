using System.Globalization;
using FluentValidation.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Reference;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.Incidents;

namespace SecurityPortal.Web.Processes.UseOfForce;

/// <summary>
/// Page 3: the actions against the subject of page 2, chosen one by one into a list, then the subject into the list of subjects. The wizard's Continue shows
/// when no subject is open.
/// </summary>
public sealed partial class ActionsStep : ComponentBase
{
    private const string Form = "EditedSubject.EditedAction";

    private IncidentOptions? _options;
    private AnswerLanguage? _language;
    private ForceAction? _current;
    private (ForceAction Action, int Place)? _removed;
    private string? _announcement;
    private string? _saved;

    [Inject] public required CodeBookCache Codes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<IncidentTexts> Labels { get; init; }

    [Inject] public required IStringLocalizer<IncidentPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [CascadingParameter] public required WizardState Wizard { get; set; }

    /// <summary>The report; filled in as it is typed.</summary>
    [Parameter, EditorRequired] public required UseOfForceApplication Application { get; set; }

    private ForceAction Current => _current ??= Application.EditedSubject?.EditedAction ?? new ForceAction();

    /// <inheritdoc/>
    public void Dispose() => Wizard.ErrorsChanged -= StateHasChanged;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Wizard.ErrorsChanged += StateHasChanged;
        var codes = await Codes.CurrentAsync(CancellationToken.None);
        _language = new AnswerLanguage(CultureInfo.CurrentUICulture, codes, Clock.Today());
        _options = new IncidentOptions(codes, Clock.Today());
    }

    private string NameOf(SubjectEntry subject) => subject.IsKnown == true && subject.Person.FullName.Length > 0 ? subject.Person.FullName
        : Labels["UnknownSubject"];

    private string Line(ForceAction action) => UseOfForceForm.LineOf(action, _language!);

    private List<string> ErrorsAt(string path) => [.. Wizard.ErrorsAt(path).Select(ErrorTexts.Sentence)];

    // The worker of page 1 first.
    private IReadOnlyList<string> Workers() =>
        [.. Application.Worker.Others.Select(o => o.Name?.Trim()).Prepend(Application.Worker.Person.FullName).OfType<string>().Where(name => name.Length > 0)
            .Distinct()];

    // An empty form is nothing left unsaved.
    private void Keep()
    {
        var blank = string.IsNullOrEmpty(Current.Code) && string.IsNullOrWhiteSpace(string.Concat(Current.Text, Current.Time, Current.Effect, Current.Note));
        Application.EditedSubject!.EditedAction = blank ? null : Current;
        StateHasChanged();
    }

    private async Task ChooseAsync()
    {
        if (!Passes(new ForceActionValidator().Validate(Current), Form))
        {
            await FocusAsync(Wizard.Errors.First(e => WizardState.IsWithin(e.Path, Form)).Path);
            return;
        }

        var subject = Application.EditedSubject!;
        Current.Worker ??= Workers() is [var first, ..] ? first : null;
        subject.Actions.Add(Current);
        _announcement = Texts["Added", Line(Current)];
        (_current, _removed, subject.EditedAction, _saved) = (null, null, null, null);
        Changed("EditedSubject.Actions");
        await FocusAsync($"{Form}.Code");
    }

    private async Task ClearAsync()
    {
        (_current, Application.EditedSubject!.EditedAction) = (null, null);
        Wizard.SetErrors(Form, []);
        Changed(Form);
        await FocusAsync($"{Form}.Code");
    }

    private async Task RemoveAsync(int index)
    {
        var actions = Application.EditedSubject!.Actions;
        _removed = (actions[index], index);
        _announcement = Texts["Removed", Line(actions[index])];
        actions.RemoveAt(index);
        Changed("EditedSubject.Actions");
        await FocusAsync("EditedSubject.Actions");
    }

    private async Task PutBackAsync()
    {
        var (action, place) = _removed!.Value;
        var actions = Application.EditedSubject!.Actions;
        actions.Insert(Math.Min(place, actions.Count), action);
        (_removed, _announcement) = (null, Texts["Added", Line(action)]);
        Changed("EditedSubject.Actions");
        await FocusAsync("EditedSubject.Actions");
    }

    private async Task MoveAsync(int index, int step)
    {
        var actions = Application.EditedSubject!.Actions;
        var action = actions[index];
        actions.RemoveAt(index);
        actions.Insert(index + step, action);
        _announcement = Texts["Moved", Line(action), index + step + 1];
        Changed("EditedSubject.Actions");

        // The button pressed moved along with its row; at either end it can be pressed no further.
        if (index + step == 0 || index + step == actions.Count - 1)
        {
            await FocusAsync("EditedSubject.Actions");
        }
    }

    private async Task SaveAsync()
    {
        var subject = Application.EditedSubject!;

        // Something complete that was only not chosen yet is chosen by saving, as one expects.
        if (subject.EditedAction is not null && new ForceActionValidator().Validate(Current).IsValid)
        {
            await ChooseAsync();
        }

        var person = new SubjectValidator(Clock.Today()).Validate(subject);
        if (!person.IsValid)
        {
            Passes(person, "EditedSubject");
            Navigation.NavigateTo(Address(UseOfForceForm.SubjectStep));
            return;
        }

        if (!Passes(new SubjectActionsValidator().Validate(subject), "EditedSubject"))
        {
            await FocusAsync(Wizard.Errors.First(e => WizardState.IsWithin(e.Path, "EditedSubject")).Path);
            return;
        }

        var place = Application.Subjects.FindIndex(s => s.Id == subject.Id);
        if (place < 0)
        {
            Application.Subjects.Add(subject);
        }
        else
        {
            Application.Subjects[place] = subject;
        }

        (Application.EditedSubject, _current, _removed, _saved) = (null, null, null, NameOf(subject));
        Wizard.SetErrors("EditedSubject", []);
        Wizard.SetErrors($"Subjects[{subject.Id}]", []);
        Changed("Subjects");
        await FocusAsync("Subjects");
    }

    private void AddSubject()
    {
        (Application.EditedSubject, _current, _saved) = (new SubjectEntry(), null, null);
        Changed("EditedSubject");
        Navigation.NavigateTo(Address(UseOfForceForm.SubjectStep));
    }

    private void ListChanged() => _saved = null;

    private void Changed(string path)
    {
        Wizard.SetErrors(path, []);
        Wizard.Touch(path);
    }

    private bool Passes(ValidationResult result, string form)
    {
        Wizard.SetErrors(form, result.Errors.Select(e => new FieldError(
            form == "EditedSubject" && !e.PropertyName.StartsWith(nameof(SubjectEntry.Actions), StringComparison.Ordinal)
                && !e.PropertyName.StartsWith(nameof(SubjectEntry.EditedAction), StringComparison.Ordinal)
                ? UseOfForceForm.SubjectStep : UseOfForceForm.ActionsStep,
            $"{form}.{e.PropertyName}", e.ErrorCode, (e.CustomState as Error)?.Arguments ?? [])));
        return result.IsValid;
    }

    private string Address(string step) => $"{UseOfForceProcess.Definition.Shelf.Route}/{Wizard.Draft.Id}/{step}";

    private Task FocusAsync(string path) => Wizard.Focus?.Invoke(WizardState.ElementId(path)) ?? Task.CompletedTask;
}
