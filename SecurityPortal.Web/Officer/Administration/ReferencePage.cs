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
    private string? _looked;

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

    /// <summary>What the change does, once it has been looked at; saved only then.</summary>
    protected RuleEffect? Effect { get; private set; }

    /// <summary>True after a change was saved.</summary>
    protected bool Saved { get; private set; }

    protected DateOnly Today => Clock.Today();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await LoadAsync();

    protected abstract Task<Result<IReadOnlyList<TRow>>> ReadAsync();

    /// <summary>Saves what was typed; <paramref name="from"/> is its first day.</summary>
    protected abstract Task<Result<RuleEffect>> WriteAsync(RowForm form, DateOnly from, bool isPreview);

    protected void Edit(RowForm form) => (Form, Effect, Error, Saved) = (form, null, null, false);

    /// <summary>Back to the list.</summary>
    protected void Cancel() => (Form, Effect, Error) = (null, null, null);

    /// <summary>Saves, or says why not.</summary>
    protected async Task SaveAsync()
    {
        if (Form!.FirstDay is not { } from || Form.LastDayUnreadable)
        {
            Error = Texts["DateUnreadable"];
            return;
        }

        // Whoever types further after having looked looks again.
        var isPreview = Effect is null || _looked != Form.Typed;
        var typed = Form.Typed;
        var result = await WriteAsync(Form, from, isPreview);
        if (!result.IsOk)
        {
            (Effect, Error) = (null, ErrorTexts.Sentence(result.Error!));
            return;
        }

        if (isPreview)
        {
            (Effect, _looked, Error) = (result.Value, typed, null);
            return;
        }

        (Form, Effect, Error, Saved) = (null, null, null, true);
        await LoadAsync();
    }

    /// <summary>Does what needs no form and shows the list anew. The first or last of a list stays where it is.</summary>
    protected async Task ActAsync(Func<Task<Result<Unit>>> act)
    {
        var result = await act();
        Saved = result.IsOk;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var rows = await ReadAsync();
        Rows = rows.IsOk ? rows.Value : [];
        Error = rows.IsOk ? null : ErrorTexts.Sentence(rows.Error!);
    }
}
