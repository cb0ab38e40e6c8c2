namespace SecurityPortal.Core.Accounts;

/// <summary>The ministry's roles (product.md, The people). Applicants have none: what they may do follows from their company or their own person.</summary>
public static class PortalRoles
{
    /// <summary>Reviews cases, returns them, recommends.</summary>
    public const string Officer = "Officer";

    /// <summary>Head of the division: decides, assigns, sees the workload.</summary>
    public const string Supervisor = "Supervisor";

    public const string Cashier = "Cashier";

    /// <summary>Reads everything, writes nothing.</summary>
    public const string Auditor = "Auditor";

    /// <summary>Runs the system: officers' accounts, fees, code lists, requirements.</summary>
    public const string Administrator = "Administrator";

    /// <summary>All of them, in the order of the list above.</summary>
    public static IReadOnlyList<string> All { get; } = [Officer, Supervisor, Cashier, Auditor, Administrator];
}
