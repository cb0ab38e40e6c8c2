namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Words of the licensing form that its steps, papers and processes share.</summary>
public static class LicensingForm
{
    public const string CompanyStep = "company";

    public const string BackgroundStep = "background";

    public const string ProfileStep = "profile";

    /// <summary>Kind of the emblem's attachment.</summary>
    public const string EmblemKind = "EMBLEM";

    /// <summary>Background-verification request, made from steps 1 and 2 (domain.md §2.2).</summary>
    public const string BackgroundForm = "D01";

    /// <summary>Company profile, made from step 3.</summary>
    public const string ProfileForm = "D02";

    /// <summary>What an officer checks by hand of every application of the form (domain.md §3, rules marked O).</summary>
    public static IReadOnlyList<string> Criteria { get; } = ["Background", "Court", "Tax", "Insurance", "StateOfficer", "NameAndEmblem", "Uniform",
        "SignedForms"];

    /// <summary>What stands on the papers that a company signs.</summary>
    public static FormLayout LayoutOf(string kindCode) => kindCode switch
    {
        // How the company is reached is no part of what is verified: another phone number needs no new signature.
        BackgroundForm => new FormLayout(kindCode,
        [
            "Company.BusinessNumber", "Company.Name", "Company.ClassCode", "Company.MunicipalityCode", "Company.Address", "Company.ResponsiblePerson",
            "Background.",
        ]),
        ProfileForm => new FormLayout(kindCode, ["Company.BusinessNumber", "Company.Name", "Profile."]),
        _ => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "Not a paper of this form."),
    };
}
