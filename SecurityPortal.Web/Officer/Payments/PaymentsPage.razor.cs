using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Officer.Payments;

/// <summary>The slips, for the cashier to book payments, for others to look at. View, search and page stand in the address.</summary>
public sealed partial class PaymentsPage : ComponentWithLifetime
{
    private Result<Page<SlipView>>? _page;
    private string? _typed;
    private SlipSums? _sums;
    private bool _books;
    private bool _readsCases;

    [Inject] public required SlipQueries Slips { get; init; }

    [Inject] public required PaymentService Payments { get; init; }

    [Inject] public required Refunds Refunds { get; init; }

    [Inject] public required IActorAccessor Actors { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Snackbar { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<PaymentTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>Which list; see <see cref="SlipListView"/>.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? ViewName { get; set; }

    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int PageNumber { get; set; }

    private SlipListView Shown => Enum.TryParse<SlipListView>(ViewName, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : SlipListView.Open;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _typed = Question;
        if (await Actors.FindAsync(Alive) is { } actor)
        {
            (_books, _readsCases) = (actor.CanBook, actor.CanReadCases);
        }

        await RefreshAsync();
    }

    private SlipFilter Filter() => new(Shown, Question, new PageRequest(PageNumber));

    private async Task RefreshAsync()
    {
        var (page, sums) = (await Slips.ListAsync(Filter(), Alive), await Slips.SumsAsync(Filter(), Alive));
        (_page, _sums) = (page, sums.IsOk ? sums.Value : null);
    }

    private void Search() => Navigation.NavigateTo(Address(Shown, _typed, 1));

    private string Address(SlipListView view, string? question, int page) =>
        Navigation.GetUriWithQueryParameters("/officer/payments", new Dictionary<string, object?>
    {
        ["view"] = view == SlipListView.Open ? null : view.ToString(),
        ["q"] = string.IsNullOrWhiteSpace(question) ? null : question.Trim(),
        ["page"] = PageAddress.Value(page),
    });

    private async Task SettleAsync(SlipView slip)
    {
        if (!await Dialogs.ConfirmAsync(Texts["SettleTitle"], Texts["SettleText", slip.Number], Texts["Settle"]))
        {
            return;
        }

        var settled = await Payments.SettleAsync(slip.Id, slip.Version, Alive);
        Snackbar.Add(settled.IsOk ? Texts["Settled", slip.Number] : ErrorTexts.Sentence(settled.Error!), settled.IsOk ? Severity.Success : Severity.Error);
        await RefreshAsync();
    }

    private async Task RefundAsync(SlipView slip)
    {
        var listed = await Refunds.ListSlipAsync(slip.Id, slip.Version, Alive);
        Snackbar.Add(
            listed.IsOk ? Texts["Refund.ListedNow", slip.Number] : ErrorTexts.Sentence(listed.Error!), listed.IsOk ? Severity.Success : Severity.Error);
        await RefreshAsync();
    }

    private async Task BookAsync(SlipView slip)
    {
        var parameters = new DialogParameters<BookDialog> { { d => d.Slip, slip } };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await Dialogs.ShowAsync<BookDialog>(Texts["BookTitle"], parameters, options);
        if (await dialog.Result is { Canceled: false })
        {
            Snackbar.Add(Texts["Booked", slip.Number], Severity.Success);
            await RefreshAsync();
        }
    }
}
