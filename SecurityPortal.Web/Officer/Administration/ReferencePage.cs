using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Reference;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Officer.Administration;

/// <summary>What the pages of dated rows share: the rows, the one row being changed, and how saving it went.</summary>
public abstract class ReferencePage<TRow> : ComponentWithLifetime
{
    [Inject] public required ReferenceDataService Reference { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>All rows; null while they are read.</summary>
    protected IReadOnlyList<TRow>? Rows { get; private set; }

    /// <summary>What is being typed; null while the list is shown.</summary>
    protected RowForm? Form { get; private set; }

    /// <summary>Why the last try was refused.</summary>
    protected string? Error { get; private set; }

    /// <summary>True after a change was saved.</summary>
    protected bool Saved { get; private set; }

    protected DateOnly Today => Clock.Today();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await LoadAsync();

    protected abstract Task<Result<IReadOnlyList<TRow>>> ReadAsync();

    /// <summary>Saves what was typed; <paramref name="from"/> is its first day.</summary>
    protected abstract Task<Result<Unit>> WriteAsync(RowForm form, DateOnly from);

    protected void Edit(RowForm form) => (Form, Error, Saved) = (form, null, false);

    /// <summary>Back to the list.</summary>
    protected void Cancel() => (Form, Error) = (null, null);

    /// <summary>Saves, or says why not.</summary>
    protected async Task SaveAsync()
    {
        if (Form!.FirstDay is not { } from || Form.LastDayUnreadable)
        {
            Error = Texts["DateUnreadable"];
            return;
        }

        var result = await WriteAsync(Form, from);
        if (!result.IsOk)
        {
            Error = ErrorTexts.Sentence(result.Error!);
            return;
        }

        (Form, Error, Saved) = (null, null, true);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var rows = await ReadAsync();
        Rows = rows.IsOk ? rows.Value : [];
        Error = rows.IsOk ? null : ErrorTexts.Sentence(rows.Error!);
    }
}
