using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// Tells administrators when visitors ask the civil registry for one number after the other: from one network address within a day, or from everywhere within
/// an hour. Refused questions count too. Each network, and the whole, is told of once a day; also while the portal is read-only, for look-ups go on then.
/// </summary>
public sealed class LookupAlarm(IDbContextFactory<PortalDbContext> dbFactory, CurrentSession session, IOptions<PortalOptions> portal, TimeProvider clock)
{
    private const string Action = "registry.lookup-alarm";
    private const string Everywhere = "all";

    /// <summary>Looks whether what was asked by now is worth an alarm.</summary>
    /// <param name="network">Keyed hash of the network that asked last.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task CheckAsync(string network, CancellationToken ct)
    {
        try
        {
            await dbFactory.InReserveAsync<Unit>(db => LookAsync(db, network, ct), ct);
        }
        catch (Exception fault) when (DatabaseRoom.IsOut(fault))
        {
            // Not even the reserve is left. The visitor's answer does not hang on it, and the next question asks again.
        }
    }

    private async Task<Result<Unit>> LookAsync(PortalDbContext db, string network, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var day = now.AddDays(-1);
        var hour = now.AddHours(-1);
        var asked = db.LookupLog.Where(l => l.Purpose == VisitorPurposes.Person);
        var near = asked.Where(l => l.NetworkKey == network && l.At > day);
        await LookAsync(db, network, Networks.Of(session.Remote), near, SettingKeys.NetworkPersonsAlarm, ct);
        await LookAsync(db, Everywhere, null, asked.Where(l => l.At > hour), SettingKeys.AllPersonsAlarm, ct);
        return Unit.Done;
    }

    private async Task LookAsync(
        PortalDbContext db, string key, string? network, IQueryable<LookupLogEntry> asked,
        SettingKey<PresentDay> setting, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var numbers = await asked.Select(l => l.NumberHash).Distinct().CountAsync(ct);
        var since = now.AddDays(-1);
        if (numbers < await db.NumberSettingAsync(setting, new PresentDay(LocalTime.DateOf(now)), ct)
            || await db.LookupAlarms.AnyAsync(a => a.Key == key && a.At > since, ct))
        {
            return;
        }

        var alarm = new LookupAlarmRow { Key = key, At = now, Numbers = numbers };
        db.LookupAlarms.Add(alarm);
        db.AuditAccount(clock, session, null, Action, null, $"{numbers} numbers, {(network is null ? "many networks" : "one network")}");
        foreach (var to in await AdministratorsAsync(db, ct))
        {
            db.QueueMail(
                clock, $"lookup-alarm/{alarm.Id:N}/{to.Id:N}", new MailReceiver(to.DisplayName, to.Email!, to.Language),
                new LookupAlarmMail { Name = to.DisplayName, Network = network, Numbers = numbers, Link = portal.Value.Link("/officer/audit") });
        }
    }

    private static Task<List<PortalUser>> AdministratorsAsync(PortalDbContext db, CancellationToken ct) => db.Users.AsNoTracking()
        .Where(u => !u.IsDisabled && u.EmailConfirmed && db.UserRoles.Where(r => r.UserId == u.Id)
            .Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).Any(n => n == PortalRoles.Administrator))
        .ToListAsync(ct);
}
