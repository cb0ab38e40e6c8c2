namespace SecurityPortal.Core.Accounts;

/// <summary>What a company's delegate may do.</summary>
[Flags]
public enum DelegatePermissions
{
    /// <summary>Nothing but look at the company's own pages.</summary>
    None = 0,

    /// <summary>Fill in drafts and corrections.</summary>
    Prepare = 1,

    /// <summary>Finish an application, save a correction, withdraw.</summary>
    Submit = 2,

    /// <summary>See payment slips and upload receipts.</summary>
    Pay = 4,

    /// <summary>What the account's owner has.</summary>
    All = Prepare | Submit | Pay,
}
