using FluentValidation;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Rules of the card's data; the portrait is checked with the attachments.</summary>
public sealed class CardStepValidator : AbstractValidator<PersonCardApplication>
{
    public CardStepValidator()
    {
        RuleFor(a => a.Card.LicenceId).NotEmpty().WithCode("card.licence-missing");
        RuleFor(a => a.Card.Street).Required("person.street.required").PlainText(200);
        RuleFor(a => a.Card.PositionCode).Required("card.position.required");
        RuleFor(a => a.Card.PositionText).Required("card.position-text.required").PlainText(60).When(a => a.Card.PositionCode == WorkerClasses.OtherPosition);
    }
}
