using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>
/// An institution's candidates of a class: search, the counter, what each still lacks, and "Apliko për provim" once enough are complete. Class, employer and
/// page stand in the address. Stays live.
/// </summary>
public sealed partial class ExamList : ComponentWithLifetime
{
    private const string TrainingRoute = "/applications/training-institution";

    private IReadOnlyList<ExamClass>? _classes;
    private ExamRosterPage? _page;
    private string _class = "";
    private string? _done;
    private Error? _error;
    private bool _busy;

    [Inject] public required ExamRoster Roster { get; init; }

    [Inject] public required ExamGathering Gathering { get; init; }

    [Inject] public required DraftStore Drafts { get; init; }

    [Inject] public required CaseWithdrawal Withdrawal { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ExamPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ExamTexts> ExamTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [SupplyParameterFromQuery(Name = "class")] public string? ClassCode { get; set; }

    /// <summary>Employer to list by, folded.</summary>
    [SupplyParameterFromQuery(Name = "employer")] public string? Employer { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int PageNumber { get; set; }

    /// <summary>The candidate just saved.</summary>
    [SupplyParameterFromQuery(Name = "saved")] public Guid? Saved { get; set; }

    /// <summary>The candidate just changed.</summary>
    [SupplyParameterFromQuery(Name = "changed")] public Guid? Changed { get; set; }

    [SupplyParameterFromQuery(Name = "imported")] public int? Imported { get; set; }

    private ExamClass? Current => _classes?.FirstOrDefault(c => c.Code == _class);

    private string CounterText => _page switch
    {
        { Complete: var complete, Size: var size } when complete >= size => _page.Incomplete == 0 ? Texts["CounterReady"]
            : Texts["CounterReadyBut", _page.Incomplete],
        { Incomplete: 0 } => Texts["CounterMissing", _page.Size - _page.Complete],
        _ => Texts["CounterIncomplete", _page!.Size - _page.Complete, _page.Incomplete],
    };

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var classes = await Roster.ClassesAsync(Alive);
        _classes = classes.IsOk ? classes.Value : [];
        var wanted = ClassCode;
        if ((Saved ?? Changed) is { } caseId && await Roster.FindAsync(caseId, Alive) is { } filed)
        {
            wanted ??= filed.ClassCode;
            _done = Texts[Saved is null ? "ChangedDone" : "SavedDone", filed.Name, filed.Number];
        }
        else if (Imported is { } count)
        {
            _done = Texts["ImportedDone", count];
        }

        _class = _classes.FirstOrDefault(c => c.Code == wanted)?.Code ?? (_classes.Count > 0 ? _classes[0].Code : "");
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (_class.Length > 0)
        {
            var page = await Roster.ReadAsync(_class, string.IsNullOrEmpty(Employer) ? null : Employer, PageNumber, Alive);
            (_page, _error) = (page.IsOk ? page.Value : null, page.Error ?? _error);
        }
    }

    private void GoTo(string? classCode, string? employer, int page) => Navigation.NavigateTo(Address(classCode, employer, page));

    private string Address(string? classCode, string? employer, int page) =>
        Navigation.GetUriWithQueryParameters(ExamProcess.Definition.Shelf.Route, new Dictionary<string, object?>
    {
        ["class"] = classCode,
        ["employer"] = string.IsNullOrEmpty(employer) ? null : employer,
        ["page"] = PageAddress.Value(page),
    });

    private Task ApplyAsync() => OnceAsync(async () =>
    {
        if (!await Dialogs.ConfirmAsync(Texts["ApplyTitle"], Texts["ApplyText", _page!.Complete], Texts["Apply"]))
        {
            return;
        }

        var applied = await Gathering.ApplyAsync(_class, Alive);
        _error = applied.Error;
        _done = applied.IsOk ? Texts["Applied", applied.Value].Value : null;
    });

    private Task ChangeAsync(ExamRosterRow row) => OnceAsync(async () =>
    {
        if ((row.DraftId ?? row.ChangeDraftId) is { } draft)
        {
            Navigation.NavigateTo($"{ExamProcess.Definition.Shelf.Route}/{draft}");
            return;
        }

        var change = await Drafts.StartCorrectionAsync(row.CaseId!.Value, Alive);
        _error = change.Error;
        if (change.IsOk)
        {
            Navigation.NavigateTo($"{ExamProcess.Definition.Shelf.Route}/{change.Value}");
        }
    });

    private Task DropChangeAsync(ExamRosterRow row) => OnceAsync(async () =>
    {
        if (await Dialogs.ConfirmAsync(Texts["DropChangeTitle"], Texts["DropChangeText", row.Name], Texts["DropChange"], danger: true))
        {
            _error = (await Gathering.DropChangeAsync(row.CaseId!.Value, Alive)).Error;
        }
    });

    private Task DeleteAsync(ExamRosterRow row) => OnceAsync(async () =>
    {
        if (!await Dialogs.ConfirmAsync(Texts["DeleteTitle"],
            Texts[row.CaseId is null ? "DeleteDraftText" : row.IsPaid ? "DeletePaidText" : "DeleteText", row.Name], Texts["Delete"], danger: true))
        {
            return;
        }

        _error = row.CaseId is { } caseId
            ? (await Withdrawal.WithdrawAsync(caseId, row.Version, Alive)).Error
            : (await Drafts.DeleteAsync(row.DraftId!.Value, Alive)).Error;
        _done = _error is null ? Texts["Deleted", row.Name].Value : null;
    });

    private async Task OnceAsync(Func<Task> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        (_error, _done) = (null, null);
        try
        {
            await act();
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
