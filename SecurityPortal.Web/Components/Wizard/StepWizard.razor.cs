using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>
/// Leads through the steps of a process: loads the draft, saves it by itself, lets one go on when the step's rules hold, and finishes. The step's key stands in
/// the address, so that reload and the browser's Back work.
/// </summary>
public sealed partial class StepWizard<TPayload> : ComponentWithLifetime, IAsyncDisposable
    where TPayload : class, new()
{
    private readonly HashSet<string> _done = [];
    private WizardState? _state;
    private DraftSaver? _saver;
    private TPayload? _payload;
    private WizardErrorSummary? _summary;
    private IJSObjectReference? _module;
    private DraftView? _conflict;
    private Error? _error;
    private Guid _loaded;
    private Guid _version;
    private DateTime _savedAt;
    private bool _gone;
    private bool _busy;
    private (string Step, string Path)? _focus;
    private string _position = "";
    private bool _focusHeading;
    private ElementReference _heading;

    [Inject] public required DraftStore Drafts { get; init; }

    [Inject] public required DraftDocuments Documents { get; init; }

    [Inject] public required DraftSubmission Submission { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required IStringLocalizer<WizardTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<CommonTexts> CommonTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>The process.</summary>
    [Parameter, EditorRequired] public required ProcessDefinition Process { get; set; }

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired] public required Guid DraftId { get; set; }

    /// <summary>Step from the address; without one the step last shown opens.</summary>
    [Parameter] public string? Step { get; set; }

    /// <summary>The steps, over the payload.</summary>
    [Parameter, EditorRequired] public required RenderFragment<TPayload> ChildContent { get; set; }

    /// <summary>Steps with parts of their own hide Continue until they are through.</summary>
    [Parameter] public Func<TPayload, string, bool>? StepIsReady { get; set; }

    /// <summary>Whether something begun in a step is not finished: a correction stops there on its way back to the last step.</summary>
    [Parameter] public Func<TPayload, string, bool>? StepIsOpen { get; set; }

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
        if (_saver is not null)
        {
            await _saver.DisposeAsync();
        }

        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone already.
            }
        }

        Dispose();
    }

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
        var draft = await Drafts.LoadAsync(DraftId, Alive);
        if (!draft.IsOk || draft.Value.ProcessKey != Process.Key)
        {
            _gone = true;
            return;
        }

        Show(draft.Value);
        _saver ??= new DraftSaver(SaveAsync, Clock);
        _saver.Changed += OnSaverChanged;
    }

    private void Show(DraftView draft)
    {
        _payload = PayloadJson.Read<TPayload>(draft.PayloadJson);
        (_version, _savedAt) = (draft.Version, draft.ChangedAt);
        _done.Clear();
        _done.UnionWith(draft.DoneSteps);
        if (_state is null)
        {
            _state = new WizardState { Draft = draft, Step = draft.Step };
            _state.Touched += OnTouched;
            _state.Focus = FocusAsync;
        }

        _state.Draft = draft;
        _state.SetErrors("", []);
    }

    private void ShowStep()
    {
        var wanted = Step ?? _state!.Draft.Step;
        var step = Process.Form.Steps.Contains(wanted) && IsReachable(wanted) ? wanted : Process.Form.Steps[Process.Form.Steps.TakeWhile(_done.Contains).Count() is var n && n < Process.Form.Steps.Count ? n : ^1];
        _position = step;
        if (_state!.Step != step)
        {
            _state.Step = step;
            (_error, _focusHeading) = (null, true);
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
        if (errors.Count > 0)
        {
            _done.Remove(step);
            await _summary!.FocusAsync();
            return;
        }

        _done.Add(step);

        // A correction starts from the last step, and comes back to it after each change, unless a step on the way has something open.
        await MoveAsync(_state.Draft.Correction is null || !IsReachable(Process.Form.Steps[^1])
            ? Process.Form.Steps[Index(step) + 1]
            : Process.Form.Steps.Skip(Index(step) + 1).FirstOrDefault(s => StepIsOpen?.Invoke(_payload!, s) == true) ?? Process.Form.Steps[^1]);
    });

    private async Task FinishAsync() => await OnceAsync(async () =>
    {
        if (!await _saver!.FlushAsync())
        {
            return;
        }

        var result = await Submission.SubmitAsync(DraftId, _version, Alive);
        if (result.IsOk)
        {
            Navigation.NavigateTo(Process.Shelf.PathAfterFinish(result.Value.CaseId, _state!.Draft.Correction is not null));
            return;
        }

        if (result.Error is DraftIncomplete incomplete)
        {
            _state!.SetErrors("", incomplete.Fields);
            await _summary!.FocusAsync();
        }
        else if (result.Error is DraftChangedByOther)
        {
            await ShowConflictAsync();
        }
        else
        {
            _error = result.Error;
        }
    });

    private async Task BackAsync() => await OnceAsync(async () =>
    {
        var index = Index(_state!.Step);
        if (index > 0)
        {
            await MoveAsync(Process.Form.Steps[index - 1]);
        }
        else if (await _saver!.FlushAsync())
        {
            Navigation.NavigateTo(Process.Shelf.Route);
        }
    });

    // The step is saved with the answers: the draft reopens where it was left.
    private async Task MoveAsync(string step)
    {
        _position = step;
        _saver!.Touch();
        if (await _saver.FlushAsync())
        {
            Navigation.NavigateTo(Address(step));
        }
    }

    private async Task<IReadOnlyList<FieldError>> CheckAsync(string step)
    {
        // Documents are checked against what is saved: papers are made from it.
        await _saver!.FlushAsync();
        return [.. Form.Validate(_payload!, step, Clock.Today()), .. await Documents.CheckAsync(DraftId, step, Alive)];
    }

    private async Task OnceAsync(Func<Task> work)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _error = null;
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

    private async Task FocusAsync(string elementId)
    {
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", Alive, "./Components/Wizard/StepWizard.razor.js");
        await _module.InvokeVoidAsync("focus", Alive, elementId);
    }

    private void OnTouched(string path)
    {
        _saver!.Touch();

        // An error shown goes as soon as it is mended; new ones wait for Continue.
        if (_state!.ErrorsAt(path).Any())
        {
            _state.SetErrors(path, Form.Validate(_payload!, _state.Step, Clock.Today()).Where(e => e.Path == path).ToList());
        }

        // Only a step whose parts decide whether Continue shows needs the frame drawn again.
        if (StepIsReady is not null)
        {
            StateHasChanged();
        }
    }

    private async Task<Result<DraftSaved>> SaveAsync()
    {
        var json = "";
        var step = "";
        string[] done = [];
        await InvokeAsync(() => (json, step, done) = (PayloadJson.Write(_payload!), _position, [.. _done]));
        var saved = await Drafts.SaveAsync(DraftId, _version, step, done, json, CancellationToken.None);
        if (saved.IsOk)
        {
            (_version, _savedAt) = (saved.Value.Version, saved.Value.At);
        }

        return saved;
    }

    private void OnSaverChanged()
    {
        if (_saver!.State == SaveState.Stopped)
        {
            Begin(ShowConflictAsync);
        }
    }

    private async Task ShowConflictAsync()
    {
        var other = await Drafts.LoadAsync(DraftId, Alive);
        if (other.IsOk)
        {
            _conflict = other.Value;
        }
        else
        {
            _gone = true;
        }
    }

    private void TakeOther()
    {
        Show(_conflict!);
        _conflict = null;
        _saver!.Discard();
    }

    private async Task KeepMineAsync()
    {
        _version = _conflict!.Version;
        _conflict = null;
        _saver!.Resume();

        // Also where nothing new was typed: what this window shows is what counts from now on.
        _saver.Touch();
        await _saver.FlushAsync();
    }

    private IReadOnlyList<WizardProgressRow> Rows() =>
    [
        .. Process.Form.Steps.Select(step => new WizardProgressRow(
            StepTitle(step), IsReachable(step) ? Address(step) : null, step == _state!.Step, StateOf(step))),
    ];

    private WizardStepState StateOf(string step) =>
        _state!.Errors.Any(e => e.Step == step) ? WizardStepState.HasErrors
        : _done.Contains(step) && step != _state.Step ? WizardStepState.Done
        : step == _state.Step ? WizardStepState.InProgress
        : WizardStepState.NotStarted;

    private bool MayContinue(string step) => StepIsReady is null || StepIsReady(_payload!, step);

    private bool IsReachable(string step) => Process.Form.Steps.TakeWhile(s => s != step).All(_done.Contains);

    private int Index(string step) => Process.Form.Steps.TakeWhile(s => s != step).Count();

    private string Address(string step) => $"{Process.Shelf.Route}/{DraftId}/{step}";

    private string StepTitle(string step) => Process.Text($"Step.{step}").Current;
}
