using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>All notified contracts. Filters and page stand in the address, but for a personal number.</summary>
public sealed partial class ContractsPage : ComponentWithLifetime
{
    private Result<Page<ContractRow>>? _page;
    private IReadOnlyList<CodeItem> _classes = [];
    private string? _shown;
    private string? _typed;
    private string? _state;
    private string? _class;
    private string? _municipality;
    private string? _mark;
    private string? _from;
    private Error? _problem;
    private string? _to;

    // A personal number is searched for without going into the address.
    private string? _secret;

    [Inject] public required ContractQueries Contracts { get; init; }

    [Inject] public required CodeBookCache Codes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ContractTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<RegisterTexts> RegisterTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>What is searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "service")] public string? ClassCode { get; set; }

    /// <summary>Code of the client's municipality.</summary>
    [SupplyParameterFromQuery(Name = "municipality")] public string? Municipality { get; set; }

    /// <summary>Mark: late, outlives, wage, annex.</summary>
    [SupplyParameterFromQuery(Name = "mark")] public string? Mark { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int PageNumber { get; set; }

    // The words for the states are those of the process that notifies.

    private string ExportAddress =>
        Navigation.GetUriWithQueryParameters("/exports/register/contracts", Parts(Question, State, ClassCode, Municipality, Mark, From, To, 1));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _secret = null;

        // Only another address fills the fields: what is being typed stays when the page is merely drawn again.
        if (_shown != Navigation.Uri)
        {
            _shown = Navigation.Uri;
            (_typed, _state, _class, _municipality, _mark, _from, _to) = (Question, State, ClassCode, Municipality, Mark, From, To);
        }

        _classes = (await Codes.CurrentAsync(Alive)).InUse(CodeLists.ServiceClass, Clock.Today());

        // Each look is audited: the prerendering pass looks at nothing.
        if (RendererInfo.IsInteractive)
        {
            await ReadAsync(Question);
        }
    }

    private async Task ReadAsync(string? text) =>
        _page = await Contracts.RegisterAsync(ContractAddress.Filter(text, _state, _class, _from, _to, _secret is null ? PageNumber : 1, _mark, _municipality),
            Alive);

    private async Task SearchAsync()
    {
        _problem = ContractAddress.DaysProblem(_from, _to);
        if (_problem is not null)
        {
            return;
        }

        if (CaseSearch.IsSecret(_typed))
        {
            _secret = _typed;
            await ReadAsync(_typed);
            return;
        }

        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/officer/register/contracts",
            Parts(_typed, _state, _class, _municipality, _mark, _from, _to, 1)));
    }

    private string Address(int page) =>
        Navigation.GetUriWithQueryParameters("/officer/register/contracts", Parts(Question, State, ClassCode, Municipality, Mark, From, To, page));

    private static Dictionary<string, object?> Parts(string? q, string? state, string? service, string? municipality, string? mark, string? from, string? to,
        int page) => new()
    {
        ["q"] = Blank(q), ["state"] = Blank(state), ["service"] = Blank(service), ["municipality"] = Blank(municipality), ["mark"] = Blank(mark),
        ["from"] = Blank(from), ["to"] = Blank(to),
        ["page"] = PageAddress.Value(page),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
