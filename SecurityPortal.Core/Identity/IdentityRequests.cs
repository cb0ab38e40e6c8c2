using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Identity;

/// <summary>What an account sees and asks about its own identity. The company's owner asks for the company, a person for themselves.</summary>
public sealed class IdentityRequests(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DocumentIntake intake, IFileStore files, TimeProvider clock)
{
    /// <summary>How it stands. Errors: <see cref="NotPermitted"/> for whoever acts for no applicant.</summary>
    public async Task<Result<OwnIdentity>> OwnAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var level = await db.LevelAsync(actor, ct);
        var last = await Of(db, actor).AsNoTracking().OrderByDescending(r => r.AskedAt).FirstOrDefaultAsync(ct);
        return new OwnIdentity(
            level,
            level == AssuranceLevel.SelfDeclared && MayAsk(actor),
            last is { DecidedAt: null } ? last.AskedAt : null,
            last is { IsConfirmed: false } ? last.Reason : null);
    }

    /// <summary>
    /// Takes the document and puts the request into the ministry's list; while one waits, the new document takes the place of the old. Errors:
    /// <c>document.*</c>, <see cref="NotPermitted"/>, <see cref="IdentityDecided"/>.
    /// </summary>
    public async Task<Result<Guid>> AskAsync(Stream body, string? fileName, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !MayAsk(actor))
        {
            return new NotPermitted();
        }

        var accepted = await intake.AcceptAsync(body, fileName, caseBytesUsed: 0, ct);
        if (!accepted.IsOk)
        {
            return accepted.Error!;
        }

        var kept = await KeepAsync(actor, accepted.Value, ct);
        if (!kept.IsOk)
        {
            await files.DeleteAsync(accepted.Value.Key, CancellationToken.None);
        }

        return kept;
    }

    private static bool MayAsk(Actor actor) => actor.IndividualId is not null || actor.OwnsCompany;

    private static IQueryable<IdentityRequest> Of(PortalDbContext db, Actor actor) =>
        db.IdentityRequests.Where(r => r.IndividualId == actor.IndividualId && r.CompanyId == actor.CompanyId);

    private async Task<Result<Guid>> KeepAsync(Actor actor, AcceptedFile file, CancellationToken ct)
    {
        try
        {
            return await dbFactory.InTransactionAsync<Guid>(
                async db =>
                {
                    if (await db.LevelAsync(actor, ct) == AssuranceLevel.Confirmed)
                    {
                        return new IdentityDecided();
                    }

                    var stored = new StoredFile
                    {
                        StorageKey = file.Key, ContentType = file.Kind.MediaType(), Size = file.Length, Sha256 = file.Sha256, CreatedBy = actor.UserId,
                        CreatedAt = clock.UtcNow(),
                    };
                    db.StoredFiles.Add(stored);
                    var request = await Of(db, actor).SingleOrDefaultAsync(r => r.DecidedAt == null, ct);
                    if (request is null)
                    {
                        request = new IdentityRequest
                        {
                            UserId = actor.UserId, IndividualId = actor.IndividualId, CompanyId = actor.CompanyId, FileId = stored.Id, FileName = file.Name,
                            AskedAt = clock.UtcNow(),
                        };
                        db.IdentityRequests.Add(request);
                    }
                    else
                    {
                        (request.FileId, request.FileName, request.AskedAt, request.Version) = (stored.Id, file.Name, clock.UtcNow(), Guid.NewGuid());
                    }

                    db.Audit(clock, actor, "identity.ask", "account", actor.UserId);
                    return request.Id;
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Decided, or asked for in another tab, in the same moment.
            return new IdentityDecided();
        }
    }
}
