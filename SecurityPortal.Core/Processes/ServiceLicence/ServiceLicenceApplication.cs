using SecurityPortal.Core.Processes.Licensing;


namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>What a company fills in to be licensed for a class of security services (domain.md §2.2).</summary>
public sealed class ServiceLicenceApplication : LicensingApplication;
