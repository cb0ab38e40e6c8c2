using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Processes.Workers;

namespace SecurityPortal.Web.Processes.WorkerLicence;

/// <summary>A natural person's own licences, cards and employers, and what they can apply for. Stays live.</summary>
public sealed partial class MyLicencePage : ComponentWithLifetime
{
    private IReadOnlyList<LicenceView>? _licences;
    private IReadOnlyList<CardView> _cards = [];
    private IReadOnlyList<EmploymentView> _employments = [];
    private PersonEntry? _own;
    private Error? _error;
    private bool _busy;

    [Inject] public required LicenceQueries Licences { get; init; }

    [Inject] public required WorkerQueries Workers { get; init; }

    [Inject] public required ILostCards Cards { get; init; }

    [Inject] public required EmploymentService Employments { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required IStringLocalizer<WorkerPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject] public required WorkerLicenceDesk Desk { get; init; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var own = await Desk.OwnEntryAsync(Alive);
        _own = own.IsOk ? own.Value : null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        (_employments, _cards) = await Workers.OwnAsync(Alive);
        _licences = await Licences.OwnAsync(Alive);
    }

    private async Task LostAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(Texts["LostTitle"], Texts[card.LostText, card.Number], Texts["ReportLost"], danger: true))
        {
            await DoAsync(async () => (await Cards.ReportLostAsync(card.Id, Alive)).Error);
        }
    }

    private async Task EndAsync(EmploymentView employment)
    {
        if (await Dialogs.ConfirmAsync(Texts["EndTitle"], Texts["EndText", employment.Company], Texts["EndEmployment"], danger: true))
        {
            await DoAsync(async () => (await Employments.EndAsync(employment.Id, Alive)).Error);
        }
    }

    private async Task DoAsync(Func<Task<Error?>> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            _error = await act();
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
