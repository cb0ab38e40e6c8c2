using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Components.People;

/// <summary>Finds a business by its number. A help in filling in: what it finds may be changed, and without an answer everything is typed.</summary>
public sealed partial class BusinessLookup : ComponentWithLifetime
{
    private CancellationTokenSource? _search;
    private LookupOutcome<BusinessRecord>? _outcome;
    private string? _problem;

    [Inject] public required IBusinessLookupService Lookup { get; init; }

    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <inheritdoc cref="PersonLookup.Purpose"/>
    [Parameter, EditorRequired] public required string Purpose { get; set; }

    /// <inheritdoc cref="PersonLookup.SubjectId"/>
    [Parameter] public Guid? SubjectId { get; set; }

    /// <inheritdoc cref="PersonLookup.Path"/>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>Stands above the field.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The number, as typed.</summary>
    [Parameter] public string? Number { get; set; }

    [Parameter] public EventCallback<string?> NumberChanged { get; set; }

    /// <summary>The registry knows the business.</summary>
    [Parameter, EditorRequired] public required EventCallback<BusinessRecord> OnFound { get; set; }

    private async Task TypedAsync(string? text)
    {
        _search?.Cancel();
        (_search, _problem, _outcome) = (null, null, null);
        await NumberChanged.InvokeAsync(text);
    }

    private async Task SearchAsync()
    {
        if (_search is not null)
        {
            return;
        }

        (_problem, _outcome) = (null, null);
        if (!BusinessNumber.TryParse(Number, out var number))
        {
            _problem = ErrorTexts[string.IsNullOrWhiteSpace(Number) ? "business.number.required" : "business.number.invalid"];
            return;
        }

        using var search = CancellationTokenSource.CreateLinkedTokenSource(Alive);
        _search = search;
        try
        {
            var answer = await Lookup.FindAsync(number, new LookupContext(Purpose, SubjectId), search.Token);
            search.Token.ThrowIfCancellationRequested();
            if (!answer.IsOk)
            {
                _problem = ErrorTexts.Sentence(answer.Error!);
                return;
            }

            _outcome = answer.Value;
            if (_outcome is LookupOutcome<BusinessRecord>.Found found)
            {
                await OnFound.InvokeAsync(found.Record);
            }
        }
        catch (OperationCanceledException) when (search.IsCancellationRequested)
        {
            // The user typed on or left the page: there is no one to show this answer to.
        }
        finally
        {
            if (_search == search)
            {
                _search = null;
            }
        }
    }
}
