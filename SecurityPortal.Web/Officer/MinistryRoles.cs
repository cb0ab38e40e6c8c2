using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Web.Officer;

/// <summary>Roles by which pages are guarded; the services ask again.</summary>
public static class MinistryRoles
{
    /// <summary>Everybody of the ministry.</summary>
    public const string All = $"{Cases},{PortalRoles.Cashier},{PortalRoles.Administrator}";

    public const string Cases = $"{PortalRoles.Officer},{PortalRoles.Supervisor},{PortalRoles.Auditor}";

    /// <summary>Who reads cases, one by one.</summary>
    public static IReadOnlyList<string> ReadCases { get; } = Cases.Split(',');
}
