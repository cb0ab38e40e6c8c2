namespace SecurityPortal.Core.Identity;

/// <summary>How sure it is that an account is whose number it has.</summary>
public enum AssuranceLevel
{
    /// <summary>Whoever registered says so. The account sees and does what it typed itself.</summary>
    SelfDeclared,

    /// <summary>The ministry has seen a document: what the register holds about the number opens too.</summary>
    Confirmed,
}
