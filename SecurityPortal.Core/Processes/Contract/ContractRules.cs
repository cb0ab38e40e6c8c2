using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The rules about contracts that need the register (processes.md §7; domain.md §3, E7 and E25, §8).</summary>
public static class ContractRules
{
    /// <summary>
    /// The licence under which a contract of the class may be notified today, or why there is none: contract.companies-only, contract.basic-suspended,
    /// contract.basic-missing, contract.no-licence.
    /// </summary>
    public static async Task<Result<Licence>> LicenceForAsync(PortalDbContext db, Guid? companyId, string classCode, DateOnly today, CancellationToken ct)
    {
        if (await BarrierAsync(db, companyId, today, ct) is { } barrier)
        {
            return barrier;
        }

        var standing = await HeldLicences.OfAsync(db, companyId, null, today, ct);
        return standing.Current(classCode) is { } licence ? licence : new Error("contract.no-licence");
    }

    /// <summary>Why the company may notify no contract at all today; null when it may.</summary>
    public static async Task<Error?> BarrierAsync(PortalDbContext db, Guid? companyId, DateOnly today, CancellationToken ct)
    {
        if (companyId is null)
        {
            return new Error("contract.companies-only");
        }

        var standing = await HeldLicences.OfAsync(db, companyId, null, today, ct);
        return standing.BasicSuspended ? new Error("contract.basic-suspended") : standing.HoldsBasic ? null : new Error("contract.basic-missing");
    }

    /// <summary>Notified later than so many days after the signature, or after the first day.</summary>
    public static bool IsLate(DateOnly? signedOn, DateOnly? from, DateOnly notifiedOn, int notifyDays) =>
        (signedOn is { } signed && notifiedOn > signed.AddDays(notifyDays)) || (from is { } first && notifiedOn > first);

    /// <summary>The contracts that run longer than every licence of their class that the company has and that is not revoked.</summary>
    internal static IQueryable<RegisteredContract> Outliving(PortalDbContext db, IQueryable<RegisteredContract> contracts) =>
        contracts.Where(c => !db.Set<Licence>()
            .Any(l => l.CompanyId == c.CompanyId && l.ClassCode == c.ClassCode && l.RevokedAt == null && l.ValidTo >= c.ValidTo));

    /// <summary>The figures of the rules for a contract notified on a day.</summary>
    public static async Task<ContractFigures> FiguresAsync(PortalDbContext db, FilingDay day, CancellationToken ct) => new(
        await db.NumberSettingAsync(ContractReference.NotifyDays, day, ct), await db.NumberSettingAsync(ContractReference.MinimumHourlyCents, day, ct));
}

/// <summary>Figures of the rules about contracts; settings.</summary>
/// <param name="NotifyDays">Days after the signature in which a contract is notified.</param>
/// <param name="MinimumHourlyCents">Minimum wage of an hour, in cents.</param>
public sealed record ContractFigures(int NotifyDays, long MinimumHourlyCents);
