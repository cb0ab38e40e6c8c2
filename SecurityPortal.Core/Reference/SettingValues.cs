using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>Reads settings as of the day that counts for each. A missing row throws: the start-up has seeded them all.</summary>
public static class SettingValues
{
    /// <summary>The value as text.</summary>
    public static async Task<string> SettingAsync<TDay>(this PortalDbContext db, SettingKey<TDay> setting, TDay day, CancellationToken ct)
        where TDay : struct, IRuleDay =>
        await db.Settings.AsNoTracking().InForce(day.Date)
            .Where(s => s.Code == setting.Code)
            .OrderByDescending(s => s.ValidFrom)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(ct)
        ?? throw new InvalidOperationException($"No setting {setting.Code} on {day.Date:O}.");

    /// <summary>The value as a whole number.</summary>
    public static async Task<int> NumberSettingAsync<TDay>(this PortalDbContext db, SettingKey<TDay> setting, TDay day, CancellationToken ct)
        where TDay : struct, IRuleDay =>
        int.Parse(await db.SettingAsync(setting, day, ct), CultureInfo.InvariantCulture);

    /// <summary>All values of a number there have been and are to come, for whoever reads it as of many days.</summary>
    public static async Task<NumberHistory<TDay>> NumberHistoryAsync<TDay>(this PortalDbContext db, SettingKey<TDay> setting, CancellationToken ct)
        where TDay : struct, IRuleDay =>
        new(await db.Settings.AsNoTracking().Where(s => s.Code == setting.Code).OrderBy(s => s.ValidFrom).ToListAsync(ct));
}
