namespace SecurityPortal.Core.Cases;

/// <summary>Who has to do something next so that a case goes on.</summary>
public enum CaseTurn
{
    Nobody,

    /// <summary>The applicant completes, answers or pays. The cashier's booking follows the payment, so that no state waits for the cashier alone.</summary>
    Applicant,

    Officer,

    Supervisor,
}
