using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Appeals;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Officer.Register;

/// <summary>A licence in the register: what it is, what happened to it, and what may be proposed or decided.</summary>
public sealed partial class RegisterLicence : ComponentWithLifetime
{
    // What was typed for each measure outlives its dialog.
    private readonly Dictionary<object, MeasureForm> _forms = [];
    private readonly Dictionary<Guid, AppealDecisionForm> _decisions = [];
    private LicenceFile? _file;
    private string? _done;
    private Guid _shown;
    private bool _missing;
    private bool _busy;

    [Inject] public required LicenceFileReader Files { get; init; }

    [Inject] public required MeasureService Measures { get; init; }

    [Inject] public required AppealRecording Appeals { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required IStringLocalizer<RegisterTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<AppealTexts> AppealTexts { get; init; }

    [Parameter] public Guid LicenceId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // A look is audited, once: the prerendering pass reads nothing.
        if (RendererInfo.IsInteractive && _shown != LicenceId)
        {
            (_shown, _file, _done) = (LicenceId, null, null);
            await ReadAsync(look: true);
        }
    }

    private async Task ReadAsync(bool look)
    {
        var read = await Files.ReadAsync(LicenceId, look, Alive);
        (_file, _missing) = (read.IsOk ? read.Value : null, !read.IsOk);
    }

    private Task RefreshAsync() => ReadAsync(look: false);

    private Task ProposeAsync(MeasureKind kind) => AskAsync(
        kind,
        new MeasureForm(),
        Texts[$"Propose.{kind}"],
        new Dictionary<string, object?>
        {
            [nameof(MeasureDialog.Label)] = Texts["Reasons"].Value, [nameof(MeasureDialog.Hint)] = Texts["ReasonsHint"].Value,
            [nameof(MeasureDialog.Explanation)] = Texts["ProposeExplanation"].Value, [nameof(MeasureDialog.WithNote)] = true,
        },
        async form => (await Measures.ProposeAsync(LicenceId, _file!.Version, kind, form.Text, form.Note, Alive)).Error,
        Texts["Done.Proposed"]);

    private Task DecideAsync(MeasureView proposal) => AskAsync(
        (proposal.Id, true),
        new MeasureForm { Text = proposal.Reasons },
        Texts[$"CarryOut.{proposal.Kind}"],
        new Dictionary<string, object?>
        {
            [nameof(MeasureDialog.Label)] = Texts["DecisionReasons"].Value, [nameof(MeasureDialog.Hint)] = Texts["DecisionReasonsHint"].Value,
            [nameof(MeasureDialog.Explanation)] = Texts["DecideExplanation"].Value, [nameof(MeasureDialog.Danger)] = proposal.Kind != MeasureKind.Lift,
        },
        async form => (await Measures.CarryOutAsync(proposal.Id, proposal.Version, form.Text, Alive)).Error,
        Texts[$"Event.{proposal.Kind}"]);

    private Task RejectAsync(MeasureView proposal) => AskAsync(
        (proposal.Id, false),
        new MeasureForm(),
        Texts["RejectProposal"],
        new Dictionary<string, object?>
        {
            [nameof(MeasureDialog.Label)] = Texts["WhyNotFollowed"].Value, [nameof(MeasureDialog.Hint)] = Texts["NoteHint"].Value,
        },
        async form => (await Measures.RejectAsync(proposal.Id, proposal.Version, form.Text, Alive)).Error,
        Texts["Event.RejectProposal"]);

    private async Task AskAsync(
        object key, MeasureForm fresh, string title, Dictionary<string, object?> words, Func<MeasureForm, Task<Error?>> act, string done)
    {
        var form = _forms.TryGetValue(key, out var kept) ? kept : _forms[key] = fresh;
        var parameters = new DialogParameters { [nameof(MeasureDialog.Form)] = form, [nameof(MeasureDialog.Action)] = title };
        foreach (var (name, value) in words)
        {
            parameters[name] = value;
        }

        Func<Task<Error?>> doIt = async () =>
        {
            var error = await act(form);
            await RefreshAsync();
            if (error is null)
            {
                _forms.Remove(key);
                _done = done;
            }

            StateHasChanged();
            return error;
        };
        parameters[nameof(MeasureDialog.Act)] = doIt;
        await ShowAsync<MeasureDialog>(title, parameters);
    }

    private async Task RecordAsync(AppealView appeal)
    {
        var form = _decisions.TryGetValue(appeal.Id, out var kept) ? kept : _decisions[appeal.Id] = new AppealDecisionForm();
        await ShowAsync<AppealDecisionDialog>(AppealTexts["RecordTitle"], new DialogParameters
        {
            [nameof(AppealDecisionDialog.Form)] = form,
            [nameof(AppealDecisionDialog.Kind)] = "Measure",
            [nameof(AppealDecisionDialog.Act)] = new Func<Task<Error?>>(async () =>
            {
                var recorded = await Appeals.RecordOnMeasureAsync(appeal.Id, appeal.Version, form.Decision, Alive);
                await RefreshAsync();
                if (recorded.IsOk)
                {
                    _done = AppealTexts["Recorded"];
                }

                StateHasChanged();
                return recorded.Error;
            }),
        });
    }

    private async Task ShowAsync<TDialog>(string title, DialogParameters parameters)
        where TDialog : IComponent
    {
        if (_busy)
        {
            return;
        }

        (_busy, _done) = (true, null);
        try
        {
            var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
            var dialog = await Dialogs.ShowAsync<TDialog>(title, parameters, options);
            await dialog.Result;
        }
        finally
        {
            _busy = false;
        }
    }
}
