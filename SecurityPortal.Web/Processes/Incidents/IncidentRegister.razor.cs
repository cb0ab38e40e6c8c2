using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Reference;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Incidents;

/// <summary>The register of one kind of report. Its filters stand in the address. Stays live.</summary>
public sealed partial class IncidentRegister : ComponentWithLifetime
{
    private Page<IncidentRow>? _page;
    private IReadOnlyList<CodeItem> _codes = [];
    private string? _from;
    private string? _to;
    private string? _company;
    private IncidentAddress? _shown;
    private string? _municipality;
    private string? _level;
    private string? _code;
    private string? _state;
    private bool _priority;
    private bool _late;
    private string? _problem;

    [Inject] public required IncidentQueries Queries { get; init; }

    [Inject] public required CodeBookCache Codes { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IStringLocalizer<IncidentPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<CaseTexts> CaseTexts { get; init; }

    [Parameter, EditorRequired] public required string Kind { get; set; }

    /// <summary>Path of the page.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? FromQuery { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? ToQuery { get; set; }

    [SupplyParameterFromQuery(Name = "company")] public string? CompanyQuery { get; set; }

    [SupplyParameterFromQuery(Name = "municipality")] public string? MunicipalityQuery { get; set; }

    [SupplyParameterFromQuery(Name = "level")] public int? LevelQuery { get; set; }

    [SupplyParameterFromQuery(Name = "code")] public string? CodeQuery { get; set; }

    [SupplyParameterFromQuery(Name = "priority")] public bool PriorityQuery { get; set; }

    [SupplyParameterFromQuery(Name = "late")] public bool LateQuery { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? StateQuery { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? PageQuery { get; set; }

    private IncidentAddress Address => new(
        IncidentAddress.Day(FromQuery), IncidentAddress.Day(ToQuery), CaseSearch.IsSecret(CompanyQuery) ? null : Entered(CompanyQuery),
        Entered(MunicipalityQuery), LevelQuery,
        Entered(CodeQuery), PriorityQuery, LateQuery, Enum.TryParse<CaseStatus>(StateQuery, ignoreCase: true, out var state)
            && CaseWorkflow.Report.States.Contains(state) ? state : null,
        Math.Max(1, PageQuery ?? 1));

    private IEnumerable<string> Lists => Kind == IncidentKinds.UseOfForce ? IncidentLists.Force : [IncidentLists.OffenceType, IncidentLists.OffenceAction];

    // Each look is audited: the prerendering pass looks at nothing.
    protected override async Task OnParametersSetAsync()
    {
        var address = Address;

        // Only another address fills the fields: what is being chosen stays when the page is merely drawn again.
        if (address != _shown)
        {
            _shown = address;
            (_from, _to) = (Shown(address.From), Shown(address.To));
            (_company, _municipality, _code) = (address.Company, address.Municipality, address.Code);
            (_level, _state) = (address.Level?.ToString(CultureInfo.InvariantCulture), address.Status?.ToString());
            (_priority, _late, _problem) = (address.Priority, address.Late, null);
        }

        var codes = await Codes.CurrentAsync(Alive);
        _codes = [.. Lists.SelectMany(list => codes.InUse(list, Clock.Today()))];
        if (RendererInfo.IsInteractive)
        {
            await ReadAsync(look: true);
        }
    }

    private static string? Shown(DateOnly? day) => day is { } date ? LocalTime.Format(date) : null;

    private static string? Entered(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task ReadAsync(bool look)
    {
        var read = await Queries.RegisterAsync(Address.Filter(Kind), look, Alive);
        _page = read.IsOk ? read.Value : new Page<IncidentRow>([], 0);
    }

    private void Search()
    {
        var (from, to) = (TypedDate.Parse(_from), TypedDate.Parse(_to));
        if ((Entered(_from) is not null && from is null) || (Entered(_to) is not null && to is null) || to < from)
        {
            _problem = Texts["PeriodInvalid"];
            return;
        }

        if (CaseSearch.IsSecret(_company))
        {
            _problem = Texts["CompanyNotPerson"];
            return;
        }

        var state = Enum.TryParse<CaseStatus>(_state, out var known) ? known : (CaseStatus?)null;
        var level = int.TryParse(_level, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        Navigation.NavigateTo(new IncidentAddress(from, to, Entered(_company), Entered(_municipality), level, Entered(_code), _priority, _late, state)
            .Under(Path));
    }
}
