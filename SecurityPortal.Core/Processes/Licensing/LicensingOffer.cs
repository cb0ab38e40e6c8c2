using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Who may ask for which class, and as what (processes.md §1, §2; domain.md §3, E1, E2, E4, E23, E25).</summary>
public sealed class LicensingOffer(string processKey, string classList, string basicClass) : IProcessOffer, IEligibility
{
    /// <inheritdoc/>
    public AssuranceNeed Needs => AssuranceNeed.SelfDeclared;

    /// <inheritdoc/>
    public async Task<Result<ClassOffer>> OfferAsync(OfferContext asked, CancellationToken ct)
    {
        var (db, applicant, classCode, today) = asked;
        if (applicant.Company is not { } company)
        {
            return new Error("class.companies-only");
        }

        if (await db.CodeInUseAsync(classList, classCode, today, ct) is null)
        {
            return new Error("class.unknown");
        }

        var rules = await RulesAsync(db, company.Id, classCode, today, ct);
        if (rules.FirstOrDefault(r => !r.IsMet) is { Obstacle: { } obstacle })
        {
            return obstacle;
        }

        var standing = await HeldLicences.OfAsync(db, company.Id, null, today, ct);
        return standing.Latest(classCode) is { } latest && standing.StateOf(latest) == LicenceState.Expiring
            ? new ClassOffer(RequestKind.Renewal, latest.Id)
            : new ClassOffer(classCode == basicClass ? RequestKind.Initial : RequestKind.Further);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EligibilityRule>> RulesAsync(OfferContext asked, CancellationToken ct) =>
        asked.Applicant.Company is { } company ? await RulesAsync(asked.Db, company.Id, asked.ClassCode, asked.Today, ct) : [];

    // In the order in which an applicant should hear of them.
    private async Task<IReadOnlyList<EligibilityRule>> RulesAsync(PortalDbContext db, Guid companyId, string classCode, DateOnly today, CancellationToken ct)
    {
        var standing = await HeldLicences.OfAsync(db, companyId, null, today, ct);
        var basicName = (await db.CodeNameAsync(classList, basicClass, today, ct)).Current;
        var rules = new List<EligibilityRule>
        {
            new("NoOpenRequest", await OpenRequestAsync(db, companyId, classCode, ct) is { } number ? new Error("class.request-open") { Arguments = [number] }
                : null),
            new("NotBlocked", standing.IsBlocked(classCode) ? new Error("class.blocked") : null),
        };
        if (classCode != basicClass)
        {
            rules.Add(new("BasicNotSuspended", standing.IsSuspended(basicClass) ? new Error("class.basic-suspended") { Arguments = [basicName] } : null,
                basicName));
            rules.Add(new("BasicHeld", standing.Holds(basicClass) ? null : new Error("class.basic-first") { Arguments = [basicName] }, basicName));
        }

        // Suspension of basic security reaches over to the other processes.
        if (basicClass != ProcessCatalogue.FoundationClass && standing.BasicSuspended)
        {
            rules.Add(new("ServiceNotSuspended", new Error("class.service-suspended")));
        }

        var latest = standing.Latest(classCode);
        rules.Add(new(
            "RenewalWindow",
            latest is not null && standing.StateOf(latest) is (LicenceState.Valid or LicenceState.Upcoming)
                ? new Error("class.still-valid") { Arguments = [LocalTime.Format(latest.ValidTo.AddDays(-standing.RenewalDays))] }
                : null,
            standing.RenewalDays));
        return rules;
    }

    private Task<string?> OpenRequestAsync(PortalDbContext db, Guid companyId, string classCode, CancellationToken ct)
    {
        return db.Cases.Where(c => c.CompanyId == companyId && c.ProcessKey == processKey && c.ClassCode == classCode && !CaseStates.Ended.Contains(c.Status))
            .Select(c => c.Number)
            .FirstOrDefaultAsync(ct);
    }
}
