using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Processes;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Officer;

/// <summary>
/// A case before the ministry: what was entered, its papers, the registries, the criteria, the decision. Stays live. Which part, version and
/// paper is shown stands in the address, so that another part, a reload and a shared link show the same.
/// </summary>
public sealed partial class CaseFile : ComponentWithLifetime
{
    private CaseView? _case;
    private IReadOnlyList<RegistryComparison>? _comparison;
    private CaseVisit? _visit;
    private IReadOnlyList<string> _others = [];
    private Error? _error;
    private Guid _shown;
    private int? _version;
    private bool _missing;

    [Inject] public required CaseViewQueries Cases { get; init; }

    [Inject] public required CaseCommentService CommentService { get; init; }

    [Inject] public required CasePresence Presence { get; init; }

    [Inject] public required IActorAccessor Actors { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<OfficerTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter] public Guid CaseId { get; set; }

    [SupplyParameterFromQuery(Name = "part")] public string? PartQuery { get; set; }

    [SupplyParameterFromQuery(Name = "version")] public int? VersionQuery { get; set; }

    [SupplyParameterFromQuery(Name = "paper")] public string? PaperQuery { get; set; }

    private CasePart Part => Enum.TryParse<CasePart>(PartQuery, ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : CasePart.Answers;

    private ProcessScreen Screen => ProcessScreens.Of(_case!.ProcessKey);

    private IEnumerable<CasePart> Parts => Enum.GetValues<CasePart>().Where(p => !Screen.HiddenParts.Contains(p));

    private bool MayTick => Screen.Actions.Any(a => a.WeighsCriteria && _case!.Actions.Contains(a.Action));

    private IReadOnlyList<CaseCommentRow> VersionComments => [.. _case!.Comments.Where(c => c.VersionNumber == _case.ShownVersion)];

    protected override async Task OnParametersSetAsync()
    {
        // A look is audited, once: the prerendering pass reads nothing.
        if (!RendererInfo.IsInteractive || (_shown == CaseId && _version == VersionQuery))
        {
            return;
        }

        if (_shown == CaseId)
        {
            _version = VersionQuery;
            await ReadAsync(look: true);
            return;
        }

        (_shown, _case, _version, _error, _comparison) = (CaseId, null, VersionQuery, null, null);
        _comments.Clear();
        await ReadAsync(look: true);
        await EnterAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _visit?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync(bool look)
    {
        var read = await Cases.ReadAsync(CaseId, _version, look, Alive);
        (_case, _missing) = (read.IsOk ? read.Value : null, !read.IsOk);
    }

    private Task RefreshAsync() => ReadAsync(look: false);

    private async Task EnterAsync()
    {
        _visit?.Dispose();
        if (_case is not null && await Actors.FindAsync(Alive) is { } actor)
        {
            _visit = Presence.Enter(CaseId, actor.UserId, actor.Name, () => InvokeAsync(ShowOthers));
            _others = _visit.Others;
        }
    }

    private void ShowOthers()
    {
        _others = _visit?.Others ?? [];
        StateHasChanged();
    }

    private void Show(CasePart part) => Go("part", part == CasePart.Answers ? null : part.ToString().ToLowerInvariant());

    private void ShowVersion(ChangeEventArgs picked) => Go("version", (string)picked.Value!);

    private void OpenPaper(string? paper) => Go("paper", paper);

    // Back leads to the page before, not through every paper that was opened.
    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value), replace: true);

    private async Task RevealAsync(string path) => await Cases.RevealAsync(CaseId, path, Alive);

    private string? PictureLink(string kind) =>
        _case!.Files.FirstOrDefault(f => f.KindCode == kind) is { } picture ? $"/files/{picture.Id}?inline=true" : null;

    private string? PartNumber(CasePart part) => part switch
    {
        CasePart.Documents => $" ({_case!.Files.Count(f => f.Name is not null)})",
        CasePart.Criteria when _case!.Criteria.Count > 0 => $" ({_case.Criteria.Count(c => c.IsMet)}/{_case.Criteria.Count})",
        _ => null,
    };

    // Where the answers always show, their tab does not, and until another is chosen the documents stand beside them.
    private string? TabClass(CasePart part) => part switch
    {
        CasePart.Answers => "case-tab-answers",
        CasePart.Documents when Part == CasePart.Answers => "case-tab-implied",
        _ => null,
    };
}
