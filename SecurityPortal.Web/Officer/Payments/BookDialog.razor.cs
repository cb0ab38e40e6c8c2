using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Officer.Payments;

/// <summary>Asks what the bank's statement says and books it. What was typed stays when the booking is refused.</summary>
public sealed partial class BookDialog : ComponentWithLifetime
{
    private string _date = "";
    private string _reference = "";
    private string _amount = "";
    private string? _error;
    private long? _differs;
    private bool _busy;
    private Guid _seen;

    [Inject] public required PaymentService Payments { get; init; }

    [Inject] public required SlipQueries Slips { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IStringLocalizer<PaymentTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>The slip, as the cashier saw it.</summary>
    [Parameter, EditorRequired] public required SlipView Slip { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _seen = Slip.Version;

    private async Task BookAsync(bool differenceSeen)
    {
        if (_busy)
        {
            return;
        }

        // What was said of a difference holds for the amount typed then.
        differenceSeen &= TypedAmount.TryParse(_amount, out var typed) && typed == _differs;
        _differs = null;

        if (!TypedAmount.TryParse(_amount, out var cents))
        {
            _error = Texts["AmountUnreadable"];
            return;
        }

        if (TypedDate.Parse(_date) is not { } date)
        {
            _error = ErrorTexts.Sentence(PaymentErrors.BankDate(LocalTime.DateOf(Slip.IssuedAt), Clock.Today()));
            return;
        }

        _busy = true;
        try
        {
            var booked = await Payments.BookAsync(Slip.Id, _seen, new Booking(date, _reference, cents) { DifferenceSeen = differenceSeen }, Alive);
            if (booked.IsOk)
            {
                Dialog.Close(true);
                return;
            }

            _error = ErrorTexts.Sentence(booked.Error!);
            _differs = booked.Error!.Code == PaymentErrors.AmountDiffers(0, 0).Code && cents > 0 ? cents : null;
            if (booked.Error!.Code == PaymentErrors.Changed.Code)
            {
                // A receipt came meanwhile: the cashier has been told, and what was typed can be sent again.
                _seen = (await Slips.OfCaseAsync(Slip.CaseId, Alive)).FirstOrDefault(s => s.Id == Slip.Id)?.Version ?? _seen;
            }
        }
        finally
        {
            _busy = false;
        }
    }
}
