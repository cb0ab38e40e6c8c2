using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Reference;

/// <summary>Reads fees, required documents and codes as of the day that counts. Nobody else asks their tables.</summary>
public static class RuleReads
{
    /// <summary>The fee of a code on the day of filing; null where there is none.</summary>
    public static Task<Tariff?> TariffAsync(this PortalDbContext db, string code, FilingDay day, CancellationToken ct) =>
        db.Tariffs.AsNoTracking().InForce(day.Date).Where(t => t.Code == code).OrderByDescending(t => t.ValidFrom).FirstOrDefaultAsync(ct);

    /// <summary>Every fee on the day of filing, by its code.</summary>
    public static async Task<IReadOnlyDictionary<string, Tariff>> TariffsAsync(this PortalDbContext db, FilingDay day, CancellationToken ct) =>
        (await db.Tariffs.AsNoTracking().InForce(day.Date).OrderBy(t => t.ValidFrom).ToListAsync(ct)).GroupBy(t => t.Code)
        .ToDictionary(g => g.Key, g => g.Last());

    /// <summary>The documents that every process asks for on the day of filing, in order.</summary>
    public static async Task<IReadOnlyList<DocumentRequirement>> RequirementsAsync(this PortalDbContext db, FilingDay day, CancellationToken ct) =>
        await db.DocumentRequirements.AsNoTracking().InForce(day.Date).OrderBy(r => r.Order).ToListAsync(ct);

    /// <summary>The documents that a process asks for on the day of filing, in order; of every class where none is named.</summary>
    public static async Task<IReadOnlyList<DocumentRequirement>> RequirementsAsync(
        this PortalDbContext db, string processKey, string? classCode, FilingDay day, CancellationToken ct) =>
        await db.DocumentRequirements.AsNoTracking().InForce(day.Date)
            .Where(r => r.ProcessKey == processKey && (classCode == null || r.ClassCode == null || r.ClassCode == classCode))
            .OrderBy(r => r.Order).ToListAsync(ct);

    /// <summary>Every kind of document of a process, each once and as it was called on the day of filing, in order; those of other days too.</summary>
    public static async Task<IReadOnlyList<DocumentRequirement>> DocumentKindsAsync(
        this PortalDbContext db, string processKey, string classCode, FilingDay day, CancellationToken ct)
    {
        var rows = await db.DocumentRequirements.AsNoTracking()
            .Where(r => r.ProcessKey == processKey && (r.ClassCode == null || r.ClassCode == classCode)).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.KindCode).Select(g => g.OnDay(day.Date)!).OrderBy(r => r.Order)];
    }

    /// <summary>The code where it is in use on a day; null where it is not.</summary>
    public static Task<CodeItem?> CodeInUseAsync(this PortalDbContext db, string list, string code, DateOnly day, CancellationToken ct) =>
        db.CodeItems.AsNoTracking().InForce(day).FirstOrDefaultAsync(c => c.List == list && c.Code == code && c.IsEnabled, ct);

    /// <summary>What a code was called on a day; the code itself where the list has none.</summary>
    public static async Task<LocalName> CodeNameAsync(this PortalDbContext db, string list, string code, DateOnly day, CancellationToken ct) =>
        (await db.CodeItems.AsNoTracking().Where(c => c.List == list && c.Code == code).ToListAsync(ct)).OnDay(day)?.Name ?? LocalName.Same(code);

    /// <summary>Every code that some lists have, each once, in use or not.</summary>
    public static async Task<IReadOnlyList<(string List, string Code)>> KnownCodesAsync(
        this PortalDbContext db, IReadOnlyCollection<string> lists, CancellationToken ct) =>
        (await db.CodeItems.Where(c => lists.Contains(c.List)).Select(c => new { c.List, c.Code }).Distinct().ToListAsync(ct))
        .ConvertAll(c => (c.List, c.Code));
}
