using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity.Mails;

namespace SecurityPortal.Core.Identity;

/// <summary>The ministry looks at documents and confirms who accounts are. Every look is audited; auditors only look.</summary>
public sealed class IdentityDesk(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IFileStore files, IOptions<PortalOptions> portal, TimeProvider clock)
{
    /// <summary>Longest reason.</summary>
    public const int MaxReason = 500;

    private const int MostRows = 200;

    /// <summary>What waits, the oldest first. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<IdentityRow>>> WaitingAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, actor, "identity.list", "account", null);
        await db.SaveChangesAsync(ct);
        return await Rows(db, db.IdentityRequests.Where(r => r.DecidedAt == null)).Take(MostRows).ToListAsync(ct);
    }

    /// <summary>A request with what the account says of itself. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<IdentityFile>> FindAsync(Guid id, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.IdentityRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request)
        {
            return new NotFound();
        }

        db.Audit(clock, actor, "identity.open", "account", request.UserId);
        await db.SaveChangesAsync(ct);
        var row = await Rows(db, db.IdentityRequests.Where(r => r.Id == id)).SingleAsync(ct);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == request.UserId, ct);
        var person = await db.Individuals.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.IndividualId, ct);
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CompanyId, ct);
        return new IdentityFile
        {
            Row = row,
            Number = person?.PersonalNumber.Reveal() ?? company!.BusinessNumber.ToString(),
            BirthDate = person?.BirthDate,
            Email = user.Email ?? "",
            RegisteredAt = user.CreatedAt,
            FileName = request.FileName,
            IsDecided = request.DecidedAt is not null,
            MayDecide = actor.CanReview && request.DecidedAt is null && request.UserId != actor.UserId,
        };
    }

    /// <summary>The document, to those who decide and to whoever sent it. Errors: <see cref="NotFound"/>.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(Guid id, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var request = await db.IdentityRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (actor is null || request is null || !(actor.CanReadCases || actor.UserId == request.UserId))
        {
            return new NotFound();
        }

        var stored = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == request.FileId, ct);
        if (await files.OpenReadAsync(stored.StorageKey, ct) is not { } content)
        {
            return new NotFound();
        }

        if (actor.CanReadCases)
        {
            db.Audit(clock, actor, "identity.document", "account", request.UserId);
            await db.SaveChangesAsync(ct);
        }

        return new OpenedFile(content, stored.ContentType, request.FileName);
    }

    /// <summary>That the whole number was shown. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Unit>> RevealAsync(Guid id, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, actor, "number.reveal", "identity", id);
        await db.SaveChangesAsync(ct);
        return Unit.Done;
    }

    /// <summary>The document shows who it is: what the register holds opens to the account. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>,
    /// <see cref="IdentityDecided"/>.</summary>
    public Task<Result<Unit>> ConfirmAsync(Guid id, CancellationToken ct) => DecideAsync(id, null, ct);

    /// <summary>The document does not show it. Errors: as <see cref="ConfirmAsync"/>, and identity.reason.required.</summary>
    public async Task<Result<Unit>> RefuseAsync(Guid id, string? reason, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason ? new Error("identity.reason.required") : await DecideAsync(id, reason.Trim(), ct);

    private async Task<Result<Unit>> DecideAsync(Guid id, string? reason, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReview: true } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.IdentityRequests.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request)
                {
                    return new NotFound();
                }

                if (request.UserId == actor.UserId)
                {
                    return new NotPermitted();
                }

                if (request.DecidedAt is not null)
                {
                    return new IdentityDecided();
                }

                (request.DecidedAt, request.DecidedBy, request.IsConfirmed, request.Reason, request.Version) =
                    (clock.UtcNow(), actor.UserId, reason is null, reason, Guid.NewGuid());
                var user = await db.Users.SingleAsync(u => u.Id == request.UserId, ct);
                if (reason is null)
                {
                    await RaiseAsync(db, request, ct);
                }

                db.Audit(clock, actor, reason is null ? "identity.confirm" : "identity.refuse", "account", user.Id);
                var link = portal.Value.Link("/identity");
                db.MailAccount(
                    clock, user,
                    reason is null
                        ? new IdentityConfirmedMail { Name = user.DisplayName, Link = link }
                        : new IdentityRefusedMail { Name = user.DisplayName, Link = link });
                return Unit.Done;
            },
            new IdentityDecided(),
            ct);
    }

    private async Task RaiseAsync(PortalDbContext db, IdentityRequest request, CancellationToken ct)
    {
        if (request.CompanyId is { } companyId)
        {
            (await db.Companies.SingleAsync(c => c.Id == companyId, ct)).ConfirmedAt = clock.UtcNow();
        }
        else
        {
            (await db.Individuals.SingleAsync(i => i.Id == request.IndividualId, ct)).ConfirmedAt = clock.UtcNow();
        }
    }

    private static IQueryable<IdentityRow> Rows(PortalDbContext db, IQueryable<IdentityRequest> requests) =>
        from request in requests
        from company in db.Set<Company>().Where(c => c.Id == request.CompanyId).DefaultIfEmpty()
        from person in db.Set<Individual>().Where(i => i.Id == request.IndividualId).DefaultIfEmpty()
        orderby request.AskedAt
        select new IdentityRow(
            request.Id, company != null ? company.Name : person!.FirstName + " " + person.LastName, request.CompanyId != null, request.AskedAt);
}
