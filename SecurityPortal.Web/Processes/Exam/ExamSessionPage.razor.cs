using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>A session: who sits, who waits, and afterwards the results. Stays live; points typed stay as typed.</summary>
public sealed partial class ExamSessionPage : ComponentWithLifetime
{
    private readonly List<(string Name, Error Error)> _failed = [];
    private readonly HashSet<Guid> _picked = [];
    private readonly Dictionary<Guid, string?> _points = [];
    private ExamSessionView? _session;
    private ExamSessionForm? _form;
    private Guid? _correcting;
    private Guid _correctVersion;
    private string? _correctPoints;
    private string? _correctReason;
    private Guid _formVersion;
    private CheckedPage? _import;
    private Guid? _importId;
    private Guid _shown;
    private Error? _error;
    private string? _done;
    private bool _missing;
    private bool _busy;

    [Inject] public required ExamQueries Exams { get; init; }

    [Inject] public required ExamSessionPlanning Sessions { get; init; }

    [Inject] public required ExamReview Review { get; init; }

    [Inject] public required ExamResultImport Results { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required IStringLocalizer<OfficerExamTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter] public Guid SessionId { get; set; }

    // A look is audited, once: the prerendering pass reads nothing.
    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && _shown != SessionId)
        {
            _shown = SessionId;
            await ReadAsync(look: true);
            await ReadImportAsync();
        }
    }

    private async Task ReadAsync(bool look)
    {
        var read = await Exams.SessionAsync(SessionId, look, Alive);
        (_session, _missing) = (read.IsOk ? read.Value : null, !read.IsOk);
        _picked.IntersectWith(_session?.Waiting.Where(w => w.IsPaid).Select(w => w.CaseId) ?? []);
    }

    private void Pick(Guid caseId, bool picked)
    {
        if (picked)
        {
            _picked.Add(caseId);
        }
        else
        {
            _picked.Remove(caseId);
        }
    }

    private void PickAll() => _picked.UnionWith(_session!.Waiting.Where(w => w.IsPaid).Take(Math.Max(0, _session.Row.Capacity - _session.Row.Taken))
        .Select(w => w.CaseId));

    private Task AssignAsync() => OnceAsync(async () =>
    {
        var rows = _session!.Waiting.Where(w => _picked.Contains(w.CaseId)).ToList();
        foreach (var row in rows)
        {
            var scheduled = await Review.ScheduleAsync(row.CaseId, row.Version, SessionId, Alive);
            if (!scheduled.IsOk)
            {
                _failed.Add((row.Name, scheduled.Error!));
            }
        }

        _picked.Clear();
        _done = Texts["Assigned", rows.Count - _failed.Count];
    });

    private Task UnscheduleAsync(ExamCandidateRow row) => OnceAsync(async () => _error = (await Review.UnscheduleAsync(row.CaseId, row.Version, Alive)).Error);

    private Task ResitAsync(ExamCandidateRow row) => OnceAsync(async () =>
    {
        _error = (await Review.ResitAsync(row.CaseId, row.Version, Alive)).Error;
        _done = _error is null ? Texts["ResitDone", row.Name].Value : null;
    });

    private Task RecordAsync(ExamCandidateRow row, bool absent) => OnceAsync(async () =>
    {
        int? points = null;
        if (!absent)
        {
            if (TypedWhole.Parse(_points.GetValueOrDefault(row.CaseId)) is not { } typed)
            {
                _error = ExamErrors.Points;
                return;
            }

            points = typed;
        }

        if (!await Dialogs.ConfirmAsync(Texts["EnterTitle"], points is null ? Texts["AbsentText", row.Name] : Texts["EnterText", row.Name, points],
            Texts["EnterConfirm"]))
        {
            return;
        }

        var recorded = await Review.RecordAsync(row.CaseId, row.Version, points, Alive);
        _error = recorded.Error;
        _done = recorded.IsOk ? Texts["Entered", row.Name].Value : null;
    });

    private void Correct(ExamCandidateRow row) =>
        (_correcting, _correctVersion, _correctPoints, _correctReason) = (_correcting == row.CaseId ? null : row.CaseId, row.Version, null, null);

    private Task SaveCorrectionAsync(ExamCandidateRow row) => OnceAsync(async () =>
    {
        if (!ExamResultImport.TryPoints(_correctPoints, out var points))
        {
            _error = ExamErrors.Points;
            return;
        }

        var corrected = await Review.CorrectAsync(row.CaseId, _correctVersion, points, _correctReason, Alive);
        _error = corrected.Error;
        if (corrected.IsOk)
        {
            (_correcting, _done) = (null, Texts["Corrected", row.Name]);
        }
    });

    private void Edit()
    {
        if (_form is not null)
        {
            _form = null;
            return;
        }

        var row = _session!.Row;
        _formVersion = _session.Version;
        _form = new ExamSessionForm
        {
            ClassCode = "", Language = row.Language, Date = LocalTime.Format(LocalTime.DateOf(row.StartsAt)), Time = LocalTime.FormatTime(row.StartsAt),
            Place = row.Place,
            Capacity = row.Capacity.ToString(CultureInfo.InvariantCulture),
        };
    }

    private Task ChangeAsync() => OnceAsync(async () =>
    {
        var plan = _form!.Read();
        _error = plan.IsOk ? (await Sessions.ChangeAsync(SessionId, _formVersion, plan.Value, Alive)).Error : plan.Error;
        if (_error is null)
        {
            (_form, _done) = (null, Texts["SessionSaved"].Value);
        }
        else if (_error.Code == ExamErrors.SessionChanged.Code)
        {
            // Told once; what was typed can be sent again over what is there now.
            await ReadAsync(look: false);
            _formVersion = _session?.Version ?? _formVersion;
        }
    });

    private Task CancelAsync() => OnceAsync(async () =>
    {
        if (await Dialogs.ConfirmAsync(Texts["CancelTitle"], Texts["CancelText", _session!.Row.Taken], Texts["CancelSession"], danger: true))
        {
            _error = (await Sessions.CancelAsync(SessionId, _session.Version, Alive)).Error;
        }
    });

    private Task ResultsUploadedAsync() => ReadImportAsync();

    private async Task ReadImportAsync()
    {
        _importId = await Results.LatestAsync(SessionId, Alive);
        await ShowImportAsync(1);
    }

    private async Task ShowImportAsync(int page)
    {
        var read = _importId is { } id ? await Results.ReadAsync(id, page, Alive) : new NotFound();
        _import = read.IsOk ? read.Value : null;
    }

    private Task TakeResultsAsync() => OnceAsync(async () =>
    {
        var taken = await Results.TakeOverAsync(_importId!.Value, Alive);
        _error = taken.Error;
        if (taken.IsOk)
        {
            _done = Texts["ResultsTaken", taken.Value.Entered];
            _failed.AddRange(taken.Value.Failed.Select(f => ($"{f.Row}. {f.Name} ({f.CaseNumber})", f.Error)));
        }

        await ReadImportAsync();
    });

    private async Task OnceAsync(Func<Task> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _failed.Clear();
        (_error, _done) = (null, null);
        try
        {
            await act();
            await ReadAsync(look: false);
        }
        finally
        {
            _busy = false;
        }
    }
}
