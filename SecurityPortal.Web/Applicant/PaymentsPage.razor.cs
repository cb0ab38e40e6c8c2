using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Applicant;

/// <summary>The applicant's slips: what is to be paid and for what, one by one or several on one slip. View, search and page stand in the address.</summary>
public sealed partial class PaymentsPage : ComponentWithLifetime
{
    private static readonly SlipListView[] Shelves = [SlipListView.All, SlipListView.Open, SlipListView.Paid, SlipListView.Cancelled];

    // Slips chosen for a collective one, with what is due; they stay chosen from page to page.
    private readonly Dictionary<Guid, long> _chosen = [];
    private Result<(Page<SlipView> Page, SlipSums Sums)>? _slips;
    private IReadOnlyList<CollectiveView> _collectives = [];
    private string? _typed;
    private string? _error;
    private bool _busy;

    [Inject] public required SlipQueries Slips { get; init; }

    [Inject] public required CollectiveSlips Collectives { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<PaymentTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>Which slips; see <see cref="SlipListView"/>.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? ViewName { get; set; }

    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int PageNumber { get; set; }

    private SlipListView Shown => Enum.TryParse<SlipListView>(ViewName, ignoreCase: true, out var view) && Shelves.Contains(view) ? view : SlipListView.All;

    private bool IsWhole => Shown == SlipListView.All && string.IsNullOrWhiteSpace(Question);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _typed = Question;
        return ReadAsync();
    }

    private static bool MayChoose(SlipView slip) => slip is { Status: SlipStatus.Open, PaidCents: 0, CollectiveNumber: null };

    private async Task ReadAsync()
    {
        _slips = await Slips.OwnAsync(new SlipFilter(Shown, Question, new PageRequest(PageNumber)), Alive);
        _collectives = await Collectives.OwnAsync(Alive);
    }

    private void Search() => Navigation.NavigateTo(Address(Shown, _typed, 1));

    private void Choose(SlipView slip)
    {
        if (!_chosen.Remove(slip.Id))
        {
            _chosen[slip.Id] = slip.DueCents;
        }
    }

    private async Task MakeAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var made = await Collectives.CreateAsync([.. _chosen.Keys], Alive);
            _error = made.IsOk ? null : ErrorTexts.Sentence(made.Error!);
            _chosen.Clear();
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task DissolveAsync(CollectiveView collective)
    {
        var reference = PaymentReference.Grouped(collective.Slip.Reference);
        if (await Dialogs.ConfirmAsync(Texts["Collective.Title"], Texts["Collective.DissolveText", reference], Texts["Collective.Dissolve"], danger: true))
        {
            var dissolved = await Collectives.DissolveAsync(collective.Slip.Id, Alive);
            _error = dissolved.IsOk ? null : ErrorTexts.Sentence(dissolved.Error!);
            await ReadAsync();
        }
    }

    private string Address(SlipListView view, string? question, int page) =>
        Navigation.GetUriWithQueryParameters("/payments", new Dictionary<string, object?>
    {
        ["view"] = view == SlipListView.All ? null : view.ToString(),
        ["q"] = string.IsNullOrWhiteSpace(question) ? null : question.Trim(),
        ["page"] = PageAddress.Value(page),
    });
}
