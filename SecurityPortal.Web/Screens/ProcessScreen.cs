using System.Collections.Frozen;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer;
using SecurityPortal.Web.Officer.Actions;

namespace SecurityPortal.Web.Screens;

/// <summary>
/// What a process, or the family it belongs to, brings to the pages that are not its own. A part that is absent is not drawn. Every screen stands in
/// <see cref="Processes.ProcessScreens"/>; the shared pages know no process but through it.
/// </summary>
public sealed record ProcessScreen
{
    /// <summary>Key of the process; null where a family brings something once for all its processes.</summary>
    public string? ProcessKey { get; init; }

    /// <summary>Whose heading names the service on the public home page.</summary>
    public IReadOnlyList<Audience> Audiences { get; init; } = [];

    /// <summary>Entries of the navigation.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    /// <summary>Pages of the ministry's register.</summary>
    public IReadOnlyList<RegisterEntry> Register { get; init; } = [];

    /// <summary>What stands on pages that speak of no single case.</summary>
    public IReadOnlyList<PagePart> Parts { get; init; } = [];

    /// <summary>What the pages of a case of the process show besides: components derived from <see cref="CasePanel"/>, in order.</summary>
    public IReadOnlyList<Type> Panels { get; init; } = [];

    /// <summary>Parts of the ministry's page that the process has no use for.</summary>
    public FrozenSet<CasePart> HiddenParts { get; init; } = [];

    /// <summary>A panel lists the papers of the case; the applicant's page does not list them again.</summary>
    public bool PanelListsPapers { get; init; }

    /// <summary>What the ministry does on the page of a case, in the order of the buttons.</summary>
    public IReadOnlyList<OfficerAction> Actions { get; init; } = [];

    /// <summary>Maps addresses that are no pages: exports, uploads, papers.</summary>
    public Action<IEndpointRouteBuilder>? Endpoints { get; init; }
}
