using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.ControlCentre;

/// <summary>The process's one page: the company's data, the fields with what each lacks, Apply, and below the requests and certificates. Stays live.</summary>
public sealed partial class ControlCentrePage : ComponentWithLifetime
{
    private Result<ControlCentrePrefill>? _form;
    private IReadOnlyList<ClassRow> _fields = [];
    private IReadOnlyList<ApplicantCaseRow> _requests = [];
    private IReadOnlyList<SlipView> _slips = [];
    private IReadOnlyList<LicenceView> _certificates = [];
    private Error? _error;
    private string? _chosen;
    private bool _fieldMissing;
    private bool _busy;

    [Inject] public required ControlCentreDesk Desk { get; init; }

    [Inject] public required ApplicantClasses Classes { get; init; }

    [Inject] public required ApplicantCaseQueries Cases { get; init; }

    [Inject] public required SlipQueries Slips { get; init; }

    [Inject] public required LicenceQueries Licences { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ControlCentreTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ControlCentrePageTexts> PageTexts { get; init; }

    [Inject] public required IStringLocalizer<CaseTexts> CaseTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var form = await Desk.ReadAsync(Alive);
        if (form.IsOk)
        {
            var process = ControlCentreProcess.Definition;
            var fields = await Classes.ReadAsync(process, Alive);
            _fields = fields.IsOk ? fields.Value : [];
            _requests = [.. (await Cases.ListAsync(Alive)).Where(c => c.ProcessKey == process.Key)];
            _slips = await Slips.OwnOfProcessAsync(process.Key, Alive);
            _certificates = [.. (await Licences.OwnAsync(Alive)).Where(l => l.Route == process.Shelf.Route)];
            if (_fields.All(f => f.Code != _chosen || f.Offer is null))
            {
                _chosen = null;
            }
        }

        _form = form;
    }

    private void Choose(string code) => (_chosen, _fieldMissing, _error) = (code, false, null);

    private async Task ApplyAsync()
    {
        if (_busy)
        {
            return;
        }

        if (_chosen is not { } field)
        {
            _fieldMissing = true;
            return;
        }

        _busy = true;
        var filed = await Desk.ApplyAsync(field, Alive);
        if (filed.IsOk)
        {
            // Still busy: the page is about to be left.
            Navigation.NavigateTo(ControlCentreProcess.Definition.Shelf.PathAfterFinish(filed.Value.CaseId, corrected: false));
            return;
        }

        (_busy, _error) = (false, filed.Error);
        await ReadAsync();
    }
}
