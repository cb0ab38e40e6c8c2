using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Officer;

/// <summary>The ministry's first page: what there is to do, what waits for this person, who carries how much. Stays live.</summary>
public sealed partial class OfficerHome : ComponentWithLifetime
{
    private static readonly (QueueGroup Group, string Query)[] Tiles =
    [
        (QueueGroup.ToTake, "totake"), (QueueGroup.InReview, "inreview"), (QueueGroup.Returned, "returned"), (QueueGroup.ForDecision, "fordecision"),
        (QueueGroup.ToPay, "topay"),
    ];

    private Dashboard? _dashboard;
    private bool _isSupervisor;
    private bool _isReviewer;

    [Inject] public required DashboardQueries Dashboards { get; init; }

    [Inject] public required IStringLocalizer<OfficerTexts> Texts { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        _isSupervisor = user.IsInRole(PortalRoles.Supervisor);
        _isReviewer = _isSupervisor || user.IsInRole(PortalRoles.Officer);
        await ReadAsync();
    }

    // Cashiers and administrators have no dashboard of cases: the service says so, and their page shows their entries.
    private async Task ReadAsync()
    {
        var read = await Dashboards.ReadAsync(Alive);
        _dashboard = read.IsOk ? read.Value : null;
    }

    private RenderFragment List(string title, string nothing, IReadOnlyList<QueueRow> rows, string query) => builder =>
    {
        builder.OpenComponent<CaseShortList>(0);
        builder.AddComponentParameter(1, nameof(CaseShortList.Title), Texts[title].Value);
        builder.AddComponentParameter(2, nameof(CaseShortList.Nothing), Texts[nothing].Value);
        builder.AddComponentParameter(3, nameof(CaseShortList.Rows), rows);
        builder.AddComponentParameter(4, nameof(CaseShortList.AllLink), $"/officer/queue?group={query}");
        builder.CloseComponent();
    };
}
