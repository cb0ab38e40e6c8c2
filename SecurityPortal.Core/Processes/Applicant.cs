using SecurityPortal.Core.Identity;

namespace SecurityPortal.Core.Processes;

/// <summary>Who applies: a company or an individual.</summary>
/// <param name="Company">The company, or null.</param>
/// <param name="Individual">The individual, or null.</param>
public sealed record Applicant(Company? Company, Individual? Individual)
{
    /// <summary>Name at this moment.</summary>
    public string Name => Company?.Name ?? $"{Individual!.FirstName} {Individual.LastName}";

    public string MunicipalityCode => Company?.MunicipalityCode ?? Individual!.MunicipalityCode;
}
