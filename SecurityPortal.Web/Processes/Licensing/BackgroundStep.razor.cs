using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>
/// Step 2, background verification: part one owners and founders, part two responsible persons, then the list of all (processes.md §1). Its parts decide when
/// the wizard's Continue shows: in the list of all.
/// </summary>
public sealed partial class BackgroundStep : ComponentBase
{
    private const string ListPath = "Background.View";

    private BackgroundPart? _shown;
    private OwnersPart _owners = null!;
    private ResponsiblePart _responsible = null!;
    private EntryRemoval? _removal;
    private string? _announcement;
    private string? _focus;

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IStringLocalizer<BackgroundTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<LicensingTexts> Labels { get; init; }

    [Inject] public required IStringLocalizer<PersonTexts> PersonTexts { get; init; }

    [Inject] public required IStringLocalizer<WizardTexts> WizardTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [CascadingParameter] public required WizardState Wizard { get; set; }

    /// <summary>The whole application: step 1 names a responsible person.</summary>
    [Parameter, EditorRequired] public required LicensingApplication Application { get; set; }

    private BackgroundPart Part => Application.Background;

    private IEntryPart? Open => PartOf(Part.View);

    /// <inheritdoc/>
    public void Dispose()
    {
        Wizard.Touched -= OnTouched;
        Wizard.ErrorsChanged -= StateHasChanged;
        Wizard.Edit("", null);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Wizard.Touched += OnTouched;
        Wizard.ErrorsChanged += StateHasChanged;
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The first payload, or another that was saved in another window.
        if (_shown != Part)
        {
            _shown = Part;
            _owners = new OwnersPart(Part, Wizard, Clock);
            _responsible = new ResponsiblePart(Application, Wizard, Clock);
            _owners.Open();
            _responsible.Open();
            _removal = null;
            Part.View = ViewOfErrors() ?? Part.View;
            PointComments();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } path && Wizard.Focus is { } focus)
        {
            _focus = null;
            await focus(WizardState.ElementId(path));
        }
    }

    // The summary of errors leads to places that only one of the views has.
    private BackgroundView? ViewOfErrors()
    {
        var paths = Wizard.Errors.Select(e => e.Path).ToList();
        return paths.Exists(p => p == _owners.ListPath || WizardState.IsWithin(p, _owners.FormPath)) ? BackgroundView.Owners
            : paths.Exists(p => p == _responsible.ListPath || WizardState.IsWithin(p, _responsible.FormPath)) ? BackgroundView.Responsible
            : paths.Exists(p => p.StartsWith("Background.", StringComparison.Ordinal)) ? BackgroundView.List
            : null;
    }

    private IEntryPart? PartOf(BackgroundView view) => view switch
    {
        BackgroundView.Owners => _owners,
        BackgroundView.Responsible => _responsible,
        _ => null,
    };

    private void OnTouched(string path)
    {
        if (Open is { } part && WizardState.IsWithin(path, part.FormPath))
        {
            // What was given up would come back over what is typed now.
            _removal = _removal is { IsForm: true } ? null : _removal;
            part.Keep();
            StateHasChanged();
        }
    }

    private void Save()
    {
        var part = Open!;
        if (part.Save() is { } saved)
        {
            Say(saved);
            Changed(part.ListPath, part.FormPath);
        }
        else
        {
            _focus = Wizard.Errors.First(e => WizardState.IsWithin(e.Path, part.FormPath)).Path;
        }
    }

    private void Clear()
    {
        var part = Open!;
        var wasListed = part.EditedName is not null;
        var removal = part.Clear();
        _removal = wasListed ? null : removal with { Name = removal.Name.Length > 0 ? removal.Name : Texts["Unnamed"] };
        _announcement = wasListed ? Texts["Unchanged", removal.Name] : Texts["Removed", _removal!.Name];
        Changed(part.ListPath, wasListed ? part.FormPath : part.ListPath);
    }

    private void TakeOver(OwnerEntry owner)
    {
        Say(_responsible.Put(owner.Person.Copy()));
        _responsible.Renew();
        Changed(_responsible.ListPath, _responsible.FormPath);
    }

    private void Edit(RegisteredEntry entry)
    {
        Part.View = entry.View;
        var part = Open!;
        if (part.Edit(entry.Id))
        {
            _removal = null;
            Changed(part.FormPath, part.FormPath);
        }
        else
        {
            PointComments();
            _focus = part.FormPath;
        }
    }

    private void Remove(RegisteredEntry entry)
    {
        var part = PartOf(entry.View)!;
        _removal = part.Remove(entry.Id);
        _announcement = Texts["Removed", _removal.Name];
        Changed(part.ListPath, Open?.ListPath ?? ListPath);
    }

    private void PutBack()
    {
        var removal = _removal!;
        _removal = null;
        removal.Undo();
        _announcement = Texts["BackAgain", removal.Name];
        Changed(ListPath, Open?.ListPath ?? ListPath);
    }

    private void FinishPart()
    {
        var part = Open!;
        if (!part.Close())
        {
            _focus = part.FormPath;
            return;
        }

        var error = part == _owners ? (part.IsEmpty ? "background.owner-missing" : null)
            : part.IsEmpty ? "background.responsible-missing"
            : _responsible.MissingName is not null ? "background.responsible-not-listed" : null;
        Wizard.SetErrors(part.ListPath, error is null ? [] : [new FieldError(LicensingForm.BackgroundStep, part.ListPath, error)]);
        if (error is not null)
        {
            _focus = part.ListPath;
            return;
        }

        // A part that was only reopened leads back to the list.
        var isComplete = !_responsible.IsEmpty && !_responsible.IsUnsaved && _responsible.MissingName is null;
        Show(part == _owners && !isComplete ? BackgroundView.Responsible : _owners.IsUnsaved ? BackgroundView.Owners : BackgroundView.List);
    }

    private void Show(BackgroundView view)
    {
        Part.View = view;
        _removal = null;
        _responsible.Renew();
        Changed(ListPath, Open?.ListPath ?? ListPath);
    }

    private void Say(EntrySaved saved)
    {
        _removal = null;
        _announcement = Texts[saved.IsNew ? "Added" : "Changed", saved.Name];
    }

    private void Changed(string path, string focus)
    {
        PointComments();
        Wizard.SetErrors(path, []);
        _focus = focus;
        Wizard.Touch(path);
    }

    // Comments stand at the entry in the list; while it is edited they show at the fields of the form.
    private void PointComments() => Wizard.Edit(Open?.FormPath ?? "", Open?.CommentedPath);

    private List<string> ErrorsAt(string path) => [.. Wizard.ErrorsAt(path).Select(ErrorTexts.Sentence)];

    private RegisteredEntry Row(OwnerEntry owner)
    {
        var role = Labels[(owner.IsOwner, owner.IsFounder) switch { (true, true) => "OwnerAndFounder", (false, true) => "Founder", _ => "Owner" }];
        var path = $"{_owners.ListPath}[{owner.Id}]";
        return owner.IsOrganisation
            ? new RegisteredEntry(owner.Id, BackgroundView.Owners, path, owner.Name, role, Labels["Organisation.BusinessNumber"],
                owner.Organisation.BusinessNumber) { IsSecret = false }
            : Row(owner.Id, BackgroundView.Owners, path, role, owner.Person);
    }

    private RegisteredEntry Row(PersonEntry person) =>
        Row(person.Id, BackgroundView.Responsible, $"{_responsible.ListPath}[{person.Id}]", Labels["Responsible"], person);

    private RegisteredEntry Row(Guid id, BackgroundView view, string path, string role, PersonEntry person)
    {
        var (label, number) = person.IsForeign ? (nameof(PersonEntry.PassportNumber), person.PassportNumber)
            : (nameof(PersonEntry.PersonalNumber), person.PersonalNumber);
        return new RegisteredEntry(id, view, path, person.FullName, role, PersonTexts[label], number) { IsUnverified = !person.IsForeign
            && !person.IsVerified };
    }
}
