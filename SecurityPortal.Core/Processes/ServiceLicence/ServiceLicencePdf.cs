namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>The papers that a company signs: the background-verification request and the company profile (domain.md §2.2, D01 and D02).</summary>
internal static class ServiceLicencePdf
{
    public static FormLayout LayoutOf(string kindCode) => kindCode switch
    {
        ServiceLicenceProcess.BackgroundForm => new FormLayout(kindCode, ["Company.", "Background."]),
        ServiceLicenceProcess.ProfileForm => new FormLayout(kindCode, ["Company.BusinessNumber", "Company.Name", "Profile."]),
        _ => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "Not a paper of this process."),
    };
}
