using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Web.Account;

/// <summary>Ticked permissions, as a form sends them.</summary>
internal static class PermissionChoice
{
    public static IReadOnlyList<DelegatePermissions> Offered { get; } = [DelegatePermissions.Prepare, DelegatePermissions.Submit, DelegatePermissions.Pay];

    /// <summary>Together; names that are no permission count for nothing.</summary>
    public static DelegatePermissions Of(IEnumerable<string>? names) =>
        Offered.Where(p => names?.Contains(p.ToString()) == true).Aggregate(DelegatePermissions.None, (all, p) => all | p);
}
