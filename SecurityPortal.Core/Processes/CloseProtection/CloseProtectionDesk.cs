using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>Where a request begins.</summary>
public sealed class CloseProtectionDesk(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DraftStore drafts, TimeProvider clock)
{
    /// <summary>Whether the company acted for may ask today. Error: <see cref="NotPermitted"/> for who acts for no company.</summary>
    public async Task<Result<CloseProtectionStanding>> StandingAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return new CloseProtectionStanding(await CloseProtectionRules.BarrierAsync(db, companyId, clock.Today(), ct), actor.May(DelegatePermissions.Prepare));
    }

    /// <summary>Starts a draft that names the company's licence of today. Errors: those of <see cref="StandingAsync"/> and of the offer.</summary>
    public async Task<Result<Guid>> StartAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var licence = await CloseProtectionRules.LicenceAsync(db, companyId, clock.Today(), ct);
        return await drafts.StartAsync(CloseProtectionProcess.Definition, CloseProtectionReference.ClassCode, payload =>
        {
            var application = PayloadJson.Read<CloseProtectionApplication>(payload);
            application.Company.LicenceNumber = licence?.Number ?? "";
            return PayloadJson.Write(application);
        }, ct);
    }
}

/// <summary>Whether a company may ask today.</summary>
/// <param name="Barrier">Why not; null when it may.</param>
/// <param name="MayPrepare">The person has the permission to prepare.</param>
public sealed record CloseProtectionStanding(Error? Barrier, bool MayPrepare);
