namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>What a company fills in to be licensed for a class (domain.md §2.2): the same form for security services and for training.</summary>
public class LicensingApplication
{
    public CompanyPart Company { get; set; } = new();

    public BackgroundPart Background { get; set; } = new();

    public ProfilePart Profile { get; set; } = new();
}
