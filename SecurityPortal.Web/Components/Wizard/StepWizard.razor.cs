using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>
/// Leads through the steps of a process: loads the draft, saves it by itself, lets one go on when the step's rules hold, and finishes. The step's key stands in
/// the address, so that reload and the browser's Back work.
/// </summary>
public sealed partial class StepWizard<TPayload> : ComponentWithLifetime, IAsyncDisposable
    where TPayload : class, new()
{
    private WizardState? _state;
    private WizardDraft<TPayload>? _draft;
    private WizardErrorSummary? _summary;
    private WizardFocus? _mover;
    private CodeBook? _codes;
    private Guid? _loaded;
    private bool _gone;
    private bool _busy;
    private (string Step, string Path)? _focus;
    private bool _focusHeading;
    private ElementReference _heading;
    private IDisposable? _unsaved;

    [Inject] public required DraftStore Drafts { get; init; }

    [Inject] public required DraftDocuments Documents { get; init; }

    [Inject] public required DraftSubmission Submission { get; init; }

    [Inject] public required DraftComments Comments { get; init; }

    [Inject] public required CodeBookCache Codes { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required IStringLocalizer<WizardTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<CommonTexts> CommonTexts { get; init; }

    [Parameter, EditorRequired] public required ProcessDefinition Process { get; set; }

    [Parameter, EditorRequired] public required Guid DraftId { get; set; }

    /// <summary>Step from the address; without one the step last shown opens.</summary>
    [Parameter] public string? Step { get; set; }

    /// <summary>The steps, over the payload.</summary>
    [Parameter, EditorRequired] public required RenderFragment<TPayload> ChildContent { get; set; }

    /// <summary>Steps with parts of their own hide Continue until they are through.</summary>
    [Parameter] public Func<TPayload, string, bool>? StepIsReady { get; set; }

    /// <summary>Whether something begun in a step is not finished: a correction stops there on its way back to the last step.</summary>
    [Parameter] public Func<TPayload, string, bool>? StepIsOpen { get; set; }

    /// <summary>Saves what is open before the session ends.</summary>
    [CascadingParameter] public UnsavedWork? Unsaved { get; set; }

    private ProcessForm<TPayload> Form => (ProcessForm<TPayload>)Process.Form;

    private string ProcessName => Process.Text("Name").Current;

    // Said by a process whose corrections replace what was filed; elsewhere a correction amends what stays in force.
    private string? CorrectionText => Process.FindText("Correction.Text", CultureInfo.CurrentUICulture);

    /// <summary>What the last button says instead of "Finish".</summary>
    [Parameter] public string? FinishLabel { get; set; }

    private string FinishText => _state?.Draft.Correction is not null ? Texts["SaveCorrection"] : FinishLabel ?? Texts["Finish"];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _unsaved?.Dispose();
        if (_draft is not null)
        {
            await _draft.DisposeAsync();
        }

        if (_mover is not null)
        {
            await _mover.DisposeAsync();
        }

        Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _unsaved = Unsaved?.Add(() => _draft?.FlushAsync());

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Typing into a page that is not connected yet would be lost: the prerendered page waits.
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (_loaded != DraftId)
        {
            _loaded = DraftId;
            await LoadAsync();
        }

        if (_state is not null)
        {
            ShowStep();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The page may be drawn once more before the address leads to the error's step.
        if (_focus is { } place && place.Step == _state?.Step)
        {
            (_focus, _focusHeading) = (null, false);
            await FocusAsync(WizardState.ElementId(place.Path));
        }
        else if (_focusHeading)
        {
            _focusHeading = false;
            await _heading.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        var loaded = await Drafts.LoadAsync(DraftId, Alive);
        if (!loaded.IsOk || loaded.Value.ProcessKey != Process.Key)
        {
            _gone = true;
            return;
        }

        if (_draft is not null)
        {
            _draft.Saver.Changed -= OnSaverChanged;
            await _draft.DisposeAsync();
        }

        _draft = new WizardDraft<TPayload>(loaded.Value, Process.Form.Steps, Drafts, InvokeAsync, Clock);
        _draft.Saver.Changed += OnSaverChanged;
        if (_state is null)
        {
            _state = new WizardState { Draft = loaded.Value, Step = loaded.Value.Step };
            _state.Touched += OnTouched;
            _state.Focus = FocusAsync;
        }

        _codes = await Codes.CurrentAsync(Alive);
        ShowStored();
    }

    private void ShowStored()
    {
        _state!.Draft = _draft!.Stored;
        _state.SetErrors("", []);
    }

    private void ShowStep()
    {
        var step = _draft!.Trail.Nearest(Step ?? _state!.Draft.Step);
        _draft.Position = step;
        if (_state!.Step != step)
        {
            _state.Step = step;
            _focusHeading = true;
            _focus = _focus?.Step == step ? _focus : null;
            _state.SetErrors("", _state.Errors.Where(e => e.Step == step).ToList());
        }

        if (Step != step)
        {
            Navigation.NavigateTo(Address(step), replace: true);
        }
    }

    private async Task ContinueAsync() => await OnceAsync(async () =>
    {
        var step = _state!.Step;
        var errors = await CheckAsync(step);
        _state.SetErrors("", errors);
        _draft!.Trail.Mark(step, errors.Count == 0);
        if (errors.Count > 0)
        {
            await _summary!.FocusAsync();
            return;
        }

        await MoveAsync(_state.Draft.Correction is null
            ? _draft.Trail.Next(step)
            : _draft.Trail.NextOfCorrection(step, s => StepIsOpen?.Invoke(_draft.Payload, s) == true));
    });

    private async Task BackAsync() => await OnceAsync(async () =>
    {
        if (_draft!.Trail.Previous(_state!.Step) is { } step)
        {
            await MoveAsync(step);
        }
        else if (await SavedAsync())
        {
            Navigation.NavigateTo(Process.Shelf.Route);
        }
    });

    // The step is saved with the answers: the draft reopens where it was left.
    private async Task MoveAsync(string step)
    {
        _draft!.Position = step;
        _draft.Saver.Touch();
        if (await SavedAsync())
        {
            Navigation.NavigateTo(Address(step));
        }
    }

    private async Task<IReadOnlyList<FieldError>> CheckAsync(string step)
    {
        // Documents are checked against what is saved: papers are made from it.
        await _draft!.FlushAsync();
        return [.. Form.Validate(_draft.Payload, step, Clock.Today()), .. await Documents.CheckAsync(DraftId, step, Alive)];
    }

    private async Task OnceAsync(Func<Task> work)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            await work();
        }
        finally
        {
            _busy = false;
        }
    }

    // To an answer, or to a step as a whole.
    private async Task OpenAsync(string step, string? path)
    {
        if (step != _state!.Step)
        {
            _focus = string.IsNullOrEmpty(path) ? null : (step, path);
            Navigation.NavigateTo(Address(step));
        }
        else if (!string.IsNullOrEmpty(path))
        {
            await FocusAsync(WizardState.ElementId(path));
        }
    }

    private Task FocusAsync(string elementId) => (_mover ??= new WizardFocus(Js)).MoveAsync(elementId, Alive);

    private void OnTouched(string path)
    {
        _draft!.Saver.Touch();

        // An error shown goes as soon as it is mended; new ones wait for Continue.
        if (_state!.ErrorsAt(path).Any())
        {
            _state.SetErrors(path, Form.Validate(_draft.Payload, _state.Step, Clock.Today()).Where(e => e.Path == path).ToList());
        }

        // Only a step whose parts decide whether Continue shows needs the frame drawn again.
        if (StepIsReady is not null)
        {
            StateHasChanged();
        }
    }

    private void OnSaverChanged()
    {
        if (_draft!.Saver.State == SaveState.Stopped)
        {
            Begin(ShowConflictAsync);
        }
    }

    private async Task ShowConflictAsync() => _gone = !await _draft!.MeetOtherAsync(Alive);

    private void TakeOther()
    {
        _draft!.TakeOther();
        ShowStored();
    }

    private IReadOnlyList<WizardProgressRow> Rows() =>
    [
        .. Process.Form.Steps.Select(step => new WizardProgressRow(
            StepTitle(step), _draft!.Trail.IsReachable(step) ? Address(step) : null, step == _state!.Step, StateOf(step))),
    ];

    private WizardStepState StateOf(string step) => _draft!.Trail.StateOf(step, _state!.Step, _state.Errors.Any(e => e.Step == step));

    private bool MayContinue(string step) => StepIsReady is null || StepIsReady(_draft!.Payload, step);

    private string Address(string step) => $"{Process.Shelf.Route}/{DraftId}/{step}";

    private string StepTitle(string step) => Process.Text($"Step.{step}").Current;
}
