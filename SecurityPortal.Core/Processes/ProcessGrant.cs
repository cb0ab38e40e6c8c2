using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>What the end of a case that went well creates.</summary>
/// <param name="Issue">Creates it.</param>
public sealed record ProcessGrant(ICaseGrant Issue)
{
    /// <summary>Setting with the years for which what is granted is valid.</summary>
    public SettingKey<FilingDay> YearsSetting { get; init; } = SettingKeys.LicenceYears;

    /// <summary>Whether what is granted is renewed before its last day, and its holder reminded of it.</summary>
    public bool IsRenewed { get; init; } = true;

    /// <summary>Page on which a company finds what is granted.</summary>
    public string CompanyPage { get; init; } = "/licences";

    /// <summary>The class on which everything else rests: while it is suspended, nothing further is asked for. One process has it.</summary>
    public string? FoundationClass { get; init; }
}
