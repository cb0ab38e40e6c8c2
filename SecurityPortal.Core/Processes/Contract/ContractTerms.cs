namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Length and, optional, the rest of what was agreed. Numbers stay as typed until the rules have passed.</summary>
public sealed class ContractTerms
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Number of the contract.</summary>
    public string? Number { get; set; }

    public DateOnly? SignedOn { get; set; }

    public List<ContractSite> Sites { get; set; } = [];

    /// <summary>Number of guards, as typed.</summary>
    public string? Guards { get; set; }

    /// <summary>Hours of all guards in a week, as typed.</summary>
    public string? HoursPerWeek { get; set; }

    /// <summary>Price of an hour in euro, as typed.</summary>
    public string? HourlyPrice { get; set; }

    /// <summary>Whether guards are armed.</summary>
    public bool? Armed { get; set; }
}

public sealed class ContractSite
{
    /// <summary>Names the site in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Address { get; set; }
}
