using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Workers;

/// <summary>Everything the register knows of a person. Each look leaves an audit row.</summary>
public sealed partial class PersonPage : ComponentWithLifetime
{
    private PersonFile? _file;
    private CodeBook? _codes;
    private Error? _error;
    private Guid _shown;
    private string _training = "TRN-BAZ";
    private string? _number;
    private string? _passed;
    private bool _missing;
    private bool _reviews;
    private bool _busy;

    [Inject] public required WorkerQueries Workers { get; init; }

    [Inject] public required CardService Cards { get; init; }

    [Inject] public required EmploymentService Employments { get; init; }

    [Inject] public required CodeBookCache Codes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IActorAccessor Actors { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required IStringLocalizer<WorkerRegisterTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<RegisterTexts> RegisterTexts { get; init; }

    [Inject] public required IStringLocalizer<PersonTexts> PersonTexts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter] public Guid PersonId { get; set; }

    private string TrainingName(string code, DateOnly day) => _codes!.Name(CodeLists.TrainingClass, code, day).Current;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // A look is audited, once: the prerendering pass reads nothing.
        if (!RendererInfo.IsInteractive || _shown == PersonId)
        {
            return;
        }

        _codes = await Codes.CurrentAsync(Alive);

        _shown = PersonId;
        _reviews = await Actors.FindAsync(Alive) is { CanReview: true };
        await ReadAsync(look: true);
    }

    private async Task ReadAsync(bool look)
    {
        var read = await Workers.FileAsync(PersonId, look, Alive);
        (_file, _missing) = (read.IsOk ? read.Value : null, !read.IsOk);
    }

    private async Task RevealAsync() => await Workers.RevealAsync(PersonId, Alive);

    private async Task LostAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(Texts["LostTitle"], Texts[card.LostText, card.Number], Texts["ReportLost"], danger: true))
        {
            await DoAsync(async () => (await Cards.ReportLostAsync(card.Id, Alive)).Error);
        }
    }

    private async Task ReturnAsync(CardView card)
    {
        if (await Dialogs.ConfirmAsync(Texts["ReturnTitle"], Texts["ReturnText", card.Number], Texts["ReturnCard"], danger: true))
        {
            await DoAsync(async () => (await Cards.ReturnAsync(card.Id, Alive)).Error);
        }
    }

    private async Task EndAsync(EmploymentView employment)
    {
        if (await Dialogs.ConfirmAsync(Texts["EndTitle"], Texts["EndText", employment.Company], Texts["EndEmployment"], danger: true))
        {
            await DoAsync(async () => (await Employments.EndAsync(employment.Id, Alive)).Error);
        }
    }

    private Task RecordAsync() => DoAsync(async () =>
    {
        var recorded = await Workers.RecordCertificateAsync(PersonId, _training, _number, TypedDate.Parse(_passed), Alive);
        (_number, _passed) = recorded.IsOk ? (null, null) : (_number, _passed);
        return recorded.Error;
    });

    private async Task DoAsync(Func<Task<Error?>> act)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            _error = await act();
            await ReadAsync(look: false);
        }
        finally
        {
            _busy = false;
        }
    }
}
