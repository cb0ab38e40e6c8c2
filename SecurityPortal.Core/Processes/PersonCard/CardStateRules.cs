using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Whether a card holds good, computed from its own days and its licence at each look.</summary>
public static class CardStateRules
{
    /// <summary>Whether the paid case of a card in this state can be ended: its licence ended before it was handed over.</summary>
    public static bool MayBeClosed(this IssuedCard card, CardState state) => MayBeClosed(card.Stage, state);

    /// <inheritdoc cref="MayBeClosed(IssuedCard, CardState)"/>
    public static bool MayBeClosed(CardStage stage, CardState state) =>
        (stage is CardStage.ToPrint or CardStage.Printed) && (state is CardState.LicenceRevoked or CardState.Expired);

    /// <summary>The state on a local day; that of the licence where the licence no longer holds.</summary>
    public static CardState StateOn(this IssuedCard card, Licence licence, DateOnly today)
    {
        if (card.Stage == CardStage.Lost)
        {
            return CardState.Lost;
        }

        if (card.Stage == CardStage.Replaced)
        {
            return CardState.Replaced;
        }

        if (card.Stage == CardStage.Returned)
        {
            return CardState.Returned;
        }

        return licence.StateOn(today, renewalDays: -1) switch
        {
            LicenceState.Revoked => CardState.LicenceRevoked,
            LicenceState.Suspended => CardState.LicenceSuspended,
            LicenceState.Expired => CardState.Expired,
            _ when today > card.ValidTo => CardState.Expired,
            _ when card.Stage != CardStage.HandedOver || today < card.ValidFrom => CardState.NotYet,
            _ => CardState.Valid,
        };
    }
}
