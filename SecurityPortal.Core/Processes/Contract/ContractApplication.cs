namespace SecurityPortal.Core.Processes.Contract;

/// <summary>What a company fills in to notify a contract (domain.md §5).</summary>
public sealed class ContractApplication
{
    /// <summary>The company itself; from its account.</summary>
    public ContractCompany Company { get; set; } = new();

    public ContractClient Client { get; set; } = new();

    /// <summary>What is guarded, under which licence.</summary>
    public ContractService Service { get; set; } = new();

    /// <summary>How long, where, by how many, at what price.</summary>
    public ContractTerms Terms { get; set; } = new();
}
