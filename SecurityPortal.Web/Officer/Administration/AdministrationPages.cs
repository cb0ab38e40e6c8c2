namespace SecurityPortal.Web.Officer.Administration;

/// <summary>Addresses of the administration's pages.</summary>
public static class AdministrationPages
{
    public const string Home = "/officer/administration";
    public const string Fees = $"{Home}/fees";
    public const string Settings = $"{Home}/settings";
    public const string Documents = $"{Home}/documents";
    public const string Codes = $"{Home}/codes";
    public const string Mail = $"{Home}/mail";

    /// <summary>Each page with the key of its title; the sentence below it has the key <c>{title}Lead</c>.</summary>
    public static IReadOnlyList<(string Route, string Title)> All { get; } =
    [
        ("/admin/accounts", "Accounts"),
        (Fees, "Fees"),
        (Settings, "Settings"),
        (Documents, "Documents"),
        (Codes, "Codes"),
        (Mail, "Mail"),
        ("/officer/audit", "Audit"),
    ];
}
