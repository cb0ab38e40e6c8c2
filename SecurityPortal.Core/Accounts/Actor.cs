namespace SecurityPortal.Core.Accounts;

/// <summary>Who acts, with the rights of this very moment: read from the database for each command, never taken from the browser.</summary>
public sealed record Actor
{
    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Culture name of the account.</summary>
    public required string Language { get; init; }

    /// <summary>The ministry's roles of the account; empty for applicants.</summary>
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();

    /// <summary>The company acted for, if any.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>The person's own individual account, if that is the capacity chosen.</summary>
    public Guid? IndividualId { get; init; }

    /// <summary>Acts for a company or person whose identity nobody has confirmed: bounded more closely where it asks about others.</summary>
    public bool IsSelfDeclared { get; init; }

    /// <summary>True for the account that registered the company.</summary>
    public bool OwnsCompany { get; init; }

    /// <summary>What the actor may do for the company or for themselves.</summary>
    public DelegatePermissions Permissions { get; init; }

    /// <summary>Network address the session came from; for the audit trail.</summary>
    public string? Remote { get; init; }

    /// <summary>Any role of the ministry.</summary>
    public bool IsMinistry => Roles.Count > 0;

    /// <summary>Takes cases, returns them, recommends.</summary>
    public bool CanReview => Is(PortalRoles.Officer) || Is(PortalRoles.Supervisor);

    public bool CanDecide => Is(PortalRoles.Supervisor);

    public bool CanBook => Is(PortalRoles.Cashier);

    public bool CanReadCases => CanReview || Is(PortalRoles.Auditor);

    public bool CanReadPayments => CanReview || CanBook || Is(PortalRoles.Auditor);

    /// <summary>Edits accounts and reference data.</summary>
    public bool CanAdminister => Is(PortalRoles.Administrator);

    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Has all of the permissions in the capacity chosen.</summary>
    public bool May(DelegatePermissions permissions) => (Permissions & permissions) == permissions;

    /// <summary>Acts for this applicant: exactly one of the two ids is set on any draft or case.</summary>
    public bool ActsFor(Guid? companyId, Guid? individualId) =>
        (companyId is not null && companyId == CompanyId) || (individualId is not null && individualId == IndividualId);

    /// <inheritdoc/>
    public override string ToString() => $"actor {UserId}";
}
