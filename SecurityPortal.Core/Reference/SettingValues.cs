using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>Reads settings as of a day. A missing row throws: the start-up has seeded them all.</summary>
public static class SettingValues
{
    /// <summary>The value as text.</summary>
    public static async Task<string> SettingAsync(this PortalDbContext db, string code, DateOnly today, CancellationToken ct) =>
        await db.Settings.AsNoTracking().InForce(today)
            .Where(s => s.Code == code)
            .OrderByDescending(s => s.ValidFrom)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(ct)
        ?? throw new InvalidOperationException($"No setting {code} on {today:O}.");

    /// <summary>The value as a whole number.</summary>
    public static async Task<int> NumberSettingAsync(this PortalDbContext db, string code, DateOnly today, CancellationToken ct) =>
        int.Parse(await db.SettingAsync(code, today, ct), CultureInfo.InvariantCulture);
}
