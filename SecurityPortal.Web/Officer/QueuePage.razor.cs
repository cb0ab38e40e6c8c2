using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Officer;

/// <summary>The queue. Its filters stand in the address, all but a personal number, which must stand in none. Stays live.</summary>
public sealed partial class QueuePage : ComponentWithLifetime
{
    private static readonly int[] Ages = [7, 15, 30, 60];

    private Page<QueueRow>? _page;
    private IReadOnlyList<OfficerName> _officers = [];
    private string? _text;
    private string? _secret;

    [Inject] public required QueueQueries Queue { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<OfficerTexts> Texts { get; init; }

    [SupplyParameterFromQuery(Name = "group")] public string? GroupQuery { get; set; }

    [SupplyParameterFromQuery(Name = "process")] public string? ProcessQuery { get; set; }

    [SupplyParameterFromQuery(Name = "officer")] public string? OfficerQuery { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? TextQuery { get; set; }

    [SupplyParameterFromQuery(Name = "age")] public int? AgeQuery { get; set; }

    [SupplyParameterFromQuery(Name = "overdue")] public bool OverdueQuery { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] public string? SortQuery { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? PageQuery { get; set; }

    private QueueAddress Address => new(
        Enum.TryParse<QueueGroup>(GroupQuery, ignoreCase: true, out var group) && Enum.IsDefined(group) ? group : QueueGroup.Open,
        ProcessQuery, OfficerQuery, CaseSearch.IsSecret(TextQuery) ? null : TextQuery, AgeQuery, OverdueQuery, SortQuery == "newest",
        Math.Max(1, PageQuery ?? 1));

    private string CountText => _page switch
    {
        { IsMore: true } => Texts["CountMore", QueueFilter.MaxRows],
        { Total: 1 } => Texts["CountOne"],
        _ => Texts["Count", _page!.Total],
    };

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            var officers = await Queue.OfficersAsync(Alive);
            _officers = officers.IsOk ? officers.Value : [];
        }
    }

    // Each look is audited: the prerendering pass looks at nothing.
    protected override async Task OnParametersSetAsync()
    {
        if (TextQuery is not null)
        {
            _secret = null;
        }

        _text = _secret ?? Address.Text;
        if (RendererInfo.IsInteractive)
        {
            await ReadAsync(look: true);
        }
    }

    private async Task ReadAsync(bool look)
    {
        var read = await Queue.PageAsync(Address.Filter(_secret), look, Alive);
        _page = read.IsOk ? read.Value : new Page<QueueRow>([], 0);
    }

    private Task RefreshAsync() => ReadAsync(look: false);

    private async Task SearchAsync()
    {
        var text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();
        _secret = CaseSearch.IsSecret(text) ? text : null;

        // Found wherever it stands: one who searches does not know the state.
        var address = Address with { Text = _secret is null ? text : null, Page = 1, Group = text is null ? Address.Group : QueueGroup.All };
        if (address == Address)
        {
            await ReadAsync(look: true);
        }
        else
        {
            Navigation.NavigateTo(address.ToString());
        }
    }

    private void Go(QueueAddress address) => Navigation.NavigateTo((address with { Page = 1 }).ToString());

    private void PickAge(ChangeEventArgs picked) => Go(Picked(picked) switch
    {
        "overdue" => Address with { Overdue = true, Age = null },
        { } days => Address with { Overdue = false, Age = int.Parse(days, CultureInfo.InvariantCulture) },
        null => Address with { Overdue = false, Age = null },
    });

    private void ForgetText() => _secret = null;

    private static string? Picked(ChangeEventArgs picked) => picked.Value is string { Length: > 0 } value ? value : null;
}
