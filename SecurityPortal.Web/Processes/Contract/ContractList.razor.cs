using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>The company's contracts: state, slip, sheet, annex and early end. Filters and page stand in the address.</summary>
public sealed partial class ContractList : ComponentWithLifetime
{
    private Result<Page<ContractRow>>? _page;
    private IReadOnlyList<CodeItem> _classes = [];
    private Error? _error;
    private string? _message;
    private string? _shown;
    private string? _client;
    private string? _status;
    private string? _class;
    private string? _from;
    private string? _to;
    private Error? _problem;
    private bool _busy;

    [Inject] public required ContractQueries Contracts { get; init; }

    [Inject] public required DraftStore Drafts { get; init; }

    [Inject] public required CodeBookCache Codes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ContractPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ContractTexts> ContractTexts { get; init; }

    [Inject] public required IStringLocalizer<RegisterTexts> RegisterTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>Why the page opens: <c>filed</c> or <c>corrected</c> just now.</summary>
    [SupplyParameterFromQuery] public string? Done { get; set; }

    /// <summary>The case that was filed just now.</summary>
    [SupplyParameterFromQuery(Name = "case")] public Guid? DoneCase { get; set; }

    [SupplyParameterFromQuery(Name = "client")] public string? Client { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "service")] public string? ClassCode { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int PageNumber { get; set; }

    private static string Route => ContractProcess.Definition.Shelf.Route;

    private bool IsFiltered => !string.IsNullOrWhiteSpace(string.Concat(Client, State, ClassCode, From, To));

    private string ExportAddress => Navigation.GetUriWithQueryParameters("/exports/contracts", Question(1));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Only another address fills the fields: what is being typed stays when the page is merely drawn again.
        if (_shown != Navigation.Uri)
        {
            _shown = Navigation.Uri;
            (_client, _status, _class, _from, _to) = (Client, State, ClassCode, From, To);
        }

        _classes = (await Codes.CurrentAsync(Alive)).InUse(CodeLists.ServiceClass, Clock.Today());
        if (Done is "filed" or "corrected" && DoneCase is { } caseId && await Contracts.OfCaseAsync(caseId, Alive) is { } done)
        {
            _message = Texts[Done == "filed" ? "Filed" : "Corrected", done.CaseNumber];
        }

        await ReadAsync();
    }

    private ContractFilter Filter() => ContractAddress.Filter(Client, State, ClassCode, From, To, PageNumber);

    private async Task ReadAsync() => _page = await Contracts.OwnAsync(Filter(), Alive);

    private void Search()
    {
        _problem = ContractAddress.Problem(_client, _from, _to);
        if (_problem is not null)
        {
            return;
        }

        (Client, State, ClassCode, From, To) = (_client, _status, _class, _from, _to);
        _message = null;
        Navigation.NavigateTo(Address(1));
    }

    private string Address(int page) => Navigation.GetUriWithQueryParameters(Route, Question(page));

    private Dictionary<string, object?> Question(int page) => new()
    {
        ["client"] = Blank(Client), ["state"] = Blank(State), ["service"] = Blank(ClassCode), ["from"] = Blank(From), ["to"] = Blank(To),
        ["page"] = PageAddress.Value(page),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task AnnexAsync(ContractRow row)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var draft = await Drafts.StartCorrectionAsync(row.CaseId, Alive);
            _error = draft.Error;
            if (draft.IsOk)
            {
                Navigation.NavigateTo($"{Route}/{draft.Value}");
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task TerminateAsync(ContractRow row)
    {
        if (await Dialogs.TerminateContractAsync(ContractTexts, row))
        {
            _message = Texts["Terminated"];
            await ReadAsync();
        }
    }
}
