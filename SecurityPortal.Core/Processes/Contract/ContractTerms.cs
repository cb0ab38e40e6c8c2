namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Length and, optional, the rest of what was agreed. Numbers stay as typed until the rules have passed.</summary>
public sealed class ContractTerms
{
    /// <summary>"Data prej".</summary>
    public DateOnly? From { get; set; }

    /// <summary>"Data deri", inclusive.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Number of the contract.</summary>
    public string? Number { get; set; }

    /// <summary>Day of signature.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>Guarded sites.</summary>
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

/// <summary>A guarded site.</summary>
public sealed class ContractSite
{
    /// <summary>Names the site in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its address.</summary>
    public string? Address { get; set; }
}
