using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Components.Processes;

/// <summary>A process's list page: each class with its licence's state and the one action allowed now, or why there is none.</summary>
public sealed partial class ClassRows : ComponentWithLifetime
{
    private IReadOnlyList<ClassRow>? _rows;
    private Error? _error;
    private bool _busy;

    [Inject] public required ApplicantClasses Classes { get; init; }

    [Inject] public required DraftStore Drafts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ProcessTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<RegisterTexts> RegisterTexts { get; init; }

    [Inject] public required IStringLocalizer<CaseTexts> CaseTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter, EditorRequired] public required ProcessDefinition Process { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var rows = await Classes.ReadAsync(Process, Alive);
        (_rows, _error) = (rows.IsOk ? rows.Value : [], rows.Error);
    }

    private static Tone ToneOf(LicenceState state) => state switch
    {
        LicenceState.Valid => Tone.Success,
        LicenceState.Expiring => Tone.Warning,
        LicenceState.Upcoming => Tone.Info,
        LicenceState.Expired => Tone.Neutral,
        _ => Tone.Danger,
    };

    private async Task StartAsync(string classCode)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var draft = await Drafts.StartAsync(Process, classCode, Alive);
            _error = draft.Error;
            if (draft.IsOk)
            {
                Navigation.NavigateTo($"{Process.Shelf.Route}/{draft.Value}/{Process.Form.Steps[0]}");
            }
        }
        finally
        {
            _busy = false;
        }
    }
}
