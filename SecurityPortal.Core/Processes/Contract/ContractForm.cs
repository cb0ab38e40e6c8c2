namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Words of the form that its steps and rules share.</summary>
public static class ContractForm
{
    /// <summary>Step 1: company and client.</summary>
    public const string ContractStep = "contract";

    /// <summary>Step 2: the service.</summary>
    public const string ServiceStep = "service";

    /// <summary>Step 3: length and terms.</summary>
    public const string TermsStep = "terms";

    /// <summary>Kind of the signed contract's document.</summary>
    public const string SignedContract = "CN01";

    /// <summary>Kind of an annex's document.</summary>
    public const string Annex = "CN02";

    /// <summary>Sites a contract may name.</summary>
    public const int MaxSites = 50;
}
