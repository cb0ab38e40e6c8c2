using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.PersonCard;

/// <summary>Person cards by stage: printed in batches, handed over, reported lost. Stays live.</summary>
public sealed partial class CardsPage : ComponentWithLifetime
{
    private readonly HashSet<Guid> _chosen = [];
    private Result<Page<CardView>>? _page;
    private IReadOnlyList<CardBatchRow> _batches = [];
    private Error? _error;
    private Guid? _printed;
    private string? _typed;
    private bool _reviews;
    private bool _busy;

    [Inject] public required CardQueries Lists { get; init; }

    [Inject] public required CardService Cards { get; init; }

    [Inject] public required IActorAccessor Actors { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<PersonCardPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<WorkerRegisterTexts> CardTexts { get; init; }

    [Inject] public required IStringLocalizer<RegisterTexts> RegisterTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>Which cards; see <see cref="CardStage"/>.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? ViewName { get; set; }

    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int PageNumber { get; set; }

    private CardStage Shown => Enum.TryParse<CardStage>(ViewName, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : CardStage.ToPrint;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _typed = Question;
        _chosen.Clear();
        _reviews = await Actors.FindAsync(Alive) is { CanReview: true };
        if (RendererInfo.IsInteractive)
        {
            await ReadAsync(look: true);
        }
    }

    private Task RefreshAsync() => ReadAsync(look: false);

    private async Task ReadAsync(bool look)
    {
        _page = await Lists.ListAsync(Shown, Question, PageNumber, look, Alive);
        var batches = await Lists.BatchesAsync(Alive);
        _batches = batches.IsOk ? batches.Value : [];
        _chosen.IntersectWith(_page is { IsOk: true } page ? page.Value.Rows.Select(c => c.Id) : []);
    }

    private void Choose(Guid card, bool chosen)
    {
        if (chosen)
        {
            _chosen.Add(card);
        }
        else
        {
            _chosen.Remove(card);
        }
    }

    private void ChooseAll()
    {
        if (_page is { IsOk: true } page)
        {
            _chosen.UnionWith(page.Value.Rows.Select(c => c.Id));
        }
    }

    private void Search() => Navigation.NavigateTo(Address(Shown, string.IsNullOrWhiteSpace(_typed) || IsSecret(_typed) ? null : _typed.Trim(), 1));

    // Whatever holds a digit and is no card number may be somebody's number: it must stand in no address, and finds no card.
    private static bool IsSecret(string text) => text.Any(char.IsDigit) && !LicenceNumbers.IsPublic(text);

    private Task PrintAsync() => DoAsync(async () =>
    {
        var batch = await Cards.PrintAsync([.. _chosen], Alive);
        _printed = batch.IsOk ? batch.Value : null;
        return batch.Error;
    });

    private Task HandOverAsync(CardView card) => DoAsync(async () => (await Cards.HandOverAsync(card.Id, card.Version, Alive)).Error);

    private async Task LostAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(CardTexts["LostTitle"], CardTexts[card.LostText, card.Number], CardTexts["ReportLost"], danger: true))
        {
            await DoAsync(async () => (await Cards.ReportLostAsync(card.Id, Alive)).Error);
        }
    }

    private async Task ReturnAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(CardTexts["ReturnTitle"], CardTexts["ReturnText", card.Number], CardTexts["ReturnCard"], danger: true))
        {
            await DoAsync(async () => (await Cards.ReturnAsync(card.Id, Alive)).Error);
        }
    }

    private async Task CloseAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(Texts["CloseTitle"], Texts["CloseText", card.Number], Texts["CloseCard"], danger: true))
        {
            await DoAsync(async () => (await Cards.CloseAsync(card.Id, card.Version, Alive)).Error);
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
            (_error, _printed) = (null, null);
            _error = await act();
            await ReadAsync(look: false);
        }
        finally
        {
            _busy = false;
        }
    }

    private string Address(CardStage stage, string? question, int page) =>
        Navigation.GetUriWithQueryParameters("/officer/register/cards", new Dictionary<string, object?>
    {
        ["view"] = stage == CardStage.ToPrint ? null : stage.ToString(),
        ["q"] = question,
        ["page"] = PageAddress.Value(page),
    });
}
