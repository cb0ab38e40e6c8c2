using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>A group applied for: its candidates are taken and accepted here, one by one or all; returning and refusing stand on the case's page. Stays
/// live.</summary>
public sealed partial class ExamGroupPage : ComponentWithLifetime
{
    private readonly List<(string Number, Error Error)> _failed = [];
    private ExamGroupView? _group;
    private Guid _shown;
    private string? _done;
    private bool _missing;
    private bool _busy;

    [Inject] public required ExamQueries Exams { get; init; }

    [Inject] public required ExamReview Review { get; init; }

    [Inject] public required CaseReviewService Cases { get; init; }

    [Inject] public required IStringLocalizer<OfficerExamTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter] public Guid GroupId { get; set; }

    // A look is audited, once: the prerendering pass reads nothing.
    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && _shown != GroupId)
        {
            _shown = GroupId;
            await ReadAsync(look: true);
        }
    }

    private int Count(CaseAction action) => _group!.Candidates.Count(c => c.Actions.Contains(action));

    private async Task ReadAsync(bool look)
    {
        var read = await Exams.GroupAsync(GroupId, look, Alive);
        (_group, _missing) = (read.IsOk ? read.Value : null, !read.IsOk);
    }

    private Task AllAsync(CaseAction action) => ActAsync([.. _group!.Candidates.Where(c => c.Actions.Contains(action))], action);

    private Task OneAsync(ExamCandidateRow row, CaseAction action) => ActAsync([row], action);

    // Each in a transaction of its own: one that another has changed meanwhile holds up nobody else.
    private async Task ActAsync(IReadOnlyList<ExamCandidateRow> rows, CaseAction action)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _failed.Clear();
        try
        {
            foreach (var row in rows)
            {
                var moved = action == CaseAction.Take ? await Cases.TakeAsync(row.CaseId, row.Version, Alive)
                    : await Review.AcceptAsync(row.CaseId, row.Version, Alive);
                if (!moved.IsOk)
                {
                    _failed.Add((row.Number, moved.Error!));
                }
            }

            await ReadAsync(look: false);
            _done = Texts[action == CaseAction.Take ? "Taken" : "Accepted", rows.Count - _failed.Count];
        }
        finally
        {
            _busy = false;
        }
    }
}
