using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>Candidates from an Excel file: template, check with a result for each row, then drafts. A checked file is there again after a reload.</summary>
public sealed partial class ExamImportPage : ComponentWithLifetime
{
    private Guid? _importId;
    private CheckedPage? _page;
    private bool _failingOnly;
    private Error? _error;
    private bool _busy;

    [Inject] public required IExamIntake Intake { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ExamPageTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ExamTexts> ExamTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>Training class of the candidates.</summary>
    [Parameter] public string ClassCode { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            await LatestAsync();
        }
    }

    private Task UploadedAsync() => LatestAsync();

    private async Task LatestAsync()
    {
        _error = null;
        _importId = await Intake.LatestAsync(ClassCode, Alive);
        _failingOnly = false;
        await ShowAsync(1);
        if (_page is { Failing: > 0 })
        {
            _failingOnly = true;
            await ShowAsync(1);
        }
    }

    private async Task ShowAsync(int page)
    {
        var read = _importId is { } id ? await Intake.ReadAsync(id, _failingOnly, page, Alive) : new NotFound();
        _page = read.IsOk ? read.Value : null;
    }

    private async Task ToggleAsync(ChangeEventArgs change)
    {
        _failingOnly = change.Value is true;
        await ShowAsync(1);
    }

    private async Task TakeOverAsync(bool goodOnly)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var taken = await Intake.TakeOverAsync(_importId!.Value, goodOnly, Alive);
            _error = taken.Error;
            if (taken.IsOk)
            {
                Navigation.NavigateTo($"{ExamProcess.Definition.Shelf.Route}?class={ClassCode}&imported={taken.Value}");
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private static string Masked(CheckedRow row) => PersonalNumber.TryParse(row.Cells[0], out var number) ? number.ToString() : "–";
}
