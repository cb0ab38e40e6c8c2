using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

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
        var last = await db.RequestsOf(actor).AsNoTracking().OrderByDescending(r => r.AskedAt).FirstOrDefaultAsync(ct);
        var open = last is { DecidedAt: null } ? last : null;
        var tries = await db.NumberSettingAsync(SettingKeys.IdentityCodeTries, new PresentDay(clock.Today()), ct);
        return new OwnIdentity
        {
            Level = actor.IsSelfDeclared ? AssuranceLevel.SelfDeclared : AssuranceLevel.Confirmed,
            MayAsk = actor.IsSelfDeclared && MayAsk(actor),
            Ways = await db.WaysAsync(clock, ct),
            WaitingSince = open is { FileId: not null } ? open.AskedAt : null,
            RefusedBecause = last is { IsConfirmed: false } ? last.Reason : null,
            LetterAskedAt = open is { CodeHash: null } ? open.LetterAskedAt : null,
            CodeUntil = open?.HasCode(clock.UtcNow(), tries) == true ? open.CodeEndsAt : null,
            IsPerson = actor.IndividualId is not null,
            AsOwner = actor.IsSelfDeclared ? await AsOwnerAsync(db, actor, ct) : null,
        };
    }

    /// <summary>
    /// Takes the document and puts the request into the ministry's list; while one waits, the new document takes the place of the old. Errors:
    /// <c>document.*</c>, <see cref="NotPermitted"/>, <see cref="IdentityConfirmedAlready"/>, <see cref="IdentityWayClosed"/>, <see cref="NotFound"/> where
    /// the number was released meanwhile.
    /// </summary>
    public async Task<Result<Guid>> AskAsync(Stream body, string? fileName, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !MayAsk(actor))
        {
            return new NotPermitted();
        }

        // Before a byte is taken, and again when the file is there.
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await RefusalAsync(db, actor, IdentityWay.Officer, ct) is { } refusal)
            {
                return refusal;
            }
        }

        var accepted = await intake.AcceptAsync(body, fileName, caseBytesUsed: 0, ct);
        if (!accepted.IsOk)
        {
            return accepted.Error!;
        }

        var file = accepted.Value;
        var kept = await KeepAsync(
            actor, IdentityWay.Officer,
            (db, request) =>
            {
                var stored = new StoredFile
                {
                    StorageKey = file.Key, ContentType = file.Kind.MediaType(), Size = file.Length, Sha256 = file.Sha256, CreatedBy = actor.UserId,
                    CreatedAt = clock.UtcNow(),
                };
                db.StoredFiles.Add(stored);
                (request.FileId, request.FileName, request.AskedAt, request.Version) = (stored.Id, file.Name, clock.UtcNow(), Guid.NewGuid());
                db.Audit(clock, actor, "identity.ask", "account", actor.UserId);
            },
            ct);
        if (!kept.IsOk)
        {
            await files.DeleteAsync(file.Key, CancellationToken.None);
        }

        return kept;
    }

    /// <summary>
    /// Asks for a letter with a code, which the ministry prints and hands out. Errors: <see cref="NotPermitted"/>, <see cref="IdentityConfirmedAlready"/>,
    /// <see cref="IdentityWayClosed"/>, <see cref="NotFound"/>.
    /// </summary>
    public async Task<Result<Guid>> AskLetterAsync(CancellationToken ct) =>
        await actors.FindAsync(ct) is not { } actor || !MayAsk(actor) ? new NotPermitted() : await KeepAsync(
            actor, IdentityWay.Letter,
            (db, request) =>
            {
                // What was printed before is worth nothing from now on.
                (request.LetterAskedAt, request.CodeHash, request.CodeIssuedAt, request.CodeEndsAt) = (clock.UtcNow(), null, null, null);
                db.Audit(clock, actor, "identity.ask-letter", "account", actor.UserId);
            },
            ct);

    internal static bool MayAsk(Actor actor) => actor.IndividualId is not null || actor.OwnsCompany;

    private async Task<Result<Guid>> KeepAsync(
        Actor actor, IdentityWay way, Action<PortalDbContext, IdentityRequest> change, CancellationToken ct, [CallerMemberName] string command = "")
    {
        try
        {
            return await dbFactory.InTransactionAsync<Guid>(
                async db =>
                {
                    if (await RefusalAsync(db, actor, way, ct) is { } refusal)
                    {
                        return refusal;
                    }

                    var request = await db.RequestsOf(actor).SingleOrDefaultAsync(r => r.DecidedAt == null, ct);
                    if (request is null)
                    {
                        request = new IdentityRequest
                        {
                            UserId = actor.UserId, IndividualId = actor.IndividualId, CompanyId = actor.CompanyId, AskedAt = clock.UtcNow(),
                        };
                        db.IdentityRequests.Add(request);
                    }

                    change(db, request);
                    return request.Id;
                },
                ct,
                command);
        }
        catch (DbUpdateException)
        {
            // Decided, or asked for in another tab, in the same moment.
            return new IdentityChanged();
        }
    }

    // As it stands now, not as it stood when the actor was read: an upload takes its time.
    private async Task<Error?> RefusalAsync(PortalDbContext db, Actor actor, IdentityWay way, CancellationToken ct) =>
        await db.SettledAsync(actor.CompanyId, actor.IndividualId, ct) is { } settled ? settled
        : (await db.WaysAsync(clock, ct)).Contains(way) ? null : new IdentityWayClosed();

    // Whoever confirms the company has to see whose account it is; the account's own holder has other ways.
    private static async Task<CompanyAccount?> AsOwnerAsync(PortalDbContext db, Actor actor, CancellationToken ct) =>
        actor.CompanyId is { } company && await db.ConfirmedIndividuals().AnyAsync(i => i.UserId == actor.UserId, ct)
            ? await db.Companies.Where(c => c.Id == company)
                .Join(db.Users, c => c.OwnerUserId, u => u.Id, (c, u) => new CompanyAccount(c.Name, u.Email ?? "")).SingleAsync(ct)
            : null;
}
