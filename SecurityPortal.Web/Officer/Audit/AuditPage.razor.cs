using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Officer.Administration;

namespace SecurityPortal.Web.Officer.Audit;

/// <summary>The trail: who did or saw what. Auditors and administrators read it; looking leaves a row of its own.</summary>
public sealed partial class AuditPage : ComponentWithLifetime
{
    private AuditFilter _filter = new();
    private Page<AuditView>? _page;
    private AuditVerdict? _verdict;
    private string? _error;
    private bool _busy;
    private string _actor = "";
    private string _action = "";
    private string _subject = "";
    private string _from = "";
    private string _to = "";

    [Inject] public required AuditQueries Queries { get; init; }

    [Inject] public required IStringLocalizer<AuditTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await ReadAsync(new AuditFilter());

    private async Task SearchAsync()
    {
        if (!RowForm.TryReadDay(_from, out var from) || !RowForm.TryReadDay(_to, out var to))
        {
            _error = Texts["DateUnreadable"];
            return;
        }

        await ReadAsync(new AuditFilter { Actor = _actor, Action = _action, Subject = _subject, From = from, To = to });
    }

    private async Task ClearAsync()
    {
        (_actor, _action, _subject, _from, _to) = ("", "", "", "", "");
        await ReadAsync(new AuditFilter());
    }

    private Task TurnAsync(int pages) => ReadAsync(_filter with { Page = _filter.Page with { Number = _page!.Number + pages } });

    private Task ReadAsync(AuditFilter filter) => BusyAsync(async () =>
    {
        var page = await Queries.ListAsync(filter, Alive);
        (_filter, _page) = (filter, page.IsOk ? page.Value : new Page<AuditView>([], 0));
        _error = page.IsOk ? null : ErrorTexts.Sentence(page.Error!);
    });

    private Task VerifyAsync() => BusyAsync(async () =>
    {
        _verdict = null;
        var verdict = await Queries.VerifyAsync(Alive);
        _verdict = verdict.IsOk ? verdict.Value : null;
        _error = verdict.IsOk ? null : ErrorTexts.Sentence(verdict.Error!);
    });

    private async Task BusyAsync(Func<Task> work)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            await work();
        }
        finally
        {
            _busy = false;
        }
    }
}
