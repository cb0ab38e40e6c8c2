namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>What a company fills in to be licensed for a class of security services (domain.md §2.2).</summary>
public sealed class ServiceLicenceApplication
{
    /// <summary>Step 1.</summary>
    public CompanyPart Company { get; set; } = new();

    /// <summary>Step 2.</summary>
    public BackgroundPart Background { get; set; } = new();

    /// <summary>Step 3.</summary>
    public ProfilePart Profile { get; set; } = new();
}
