using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Workers;

/// <summary>The company's workers, with licences, cards and expiry. Stays live.</summary>
public sealed partial class WorkersPage : ComponentWithLifetime
{
    private Result<IReadOnlyList<WorkerRow>>? _workers;
    private Error? _error;
    private bool _busy;

    [Inject] public required WorkerQueries Workers { get; init; }

    [Inject] public required CardService Cards { get; init; }

    [Inject] public required EmploymentService Employments { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required IStringLocalizer<WorkerPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<WorkerRegisterTexts> WorkerRegisterTexts { get; init; }

    [Inject] public required IStringLocalizer<RegisterTexts> RegisterTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync() => _workers = await Workers.OfCompanyAsync(Alive);

    private async Task LostAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(Texts["LostTitle"], Texts[card.LostText, card.Number], Texts["ReportLost"], danger: true))
        {
            await DoAsync(async () => (await Cards.ReportLostAsync(card.Id, Alive)).Error);
        }
    }

    private async Task ReturnAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(Texts["ReturnTitle"], Texts["ReturnText", card.Number], Texts["ReturnCard"], danger: true))
        {
            await DoAsync(async () => (await Cards.ReturnAsync(card.Id, Alive)).Error);
        }
    }

    private async Task EndAsync(WorkerRow worker)
    {
        if (await Dialogs.ConfirmAsync(Texts["EndTitle"], Texts["EndText", worker.Name], Texts["EndEmployment"], danger: true))
        {
            await DoAsync(async () => (await Employments.EndAsync(worker.Employment.Id, Alive)).Error);
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
