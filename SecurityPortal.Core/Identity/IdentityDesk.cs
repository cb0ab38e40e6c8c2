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
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IFileStore files, IdentityRaising raising, IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    public const int MaxReason = 500;

    /// <summary>Action of the row about who wanted to work on a request and may not; <c>identity.refuse</c> is an officer's decision.</summary>
    internal const string Denied = "identity.denied";

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
        var (mayWork, ways) = (MayWork(actor, request), await db.WaysAsync(clock, ct));
        return new IdentityFile
        {
            Row = row,
            Number = person?.PersonalNumber.Reveal() ?? company!.BusinessNumber.ToString(),
            BirthDate = person?.BirthDate,
            Email = user.Email ?? "",
            RegisteredAt = user.CreatedAt,
            Version = request.Version,
            FileName = request.FileName,
            Decided = request.DecidedAt is null ? null : await db.DecidedAsync(request, ct),
            MayDecide = mayWork,
            MayConfirm = mayWork && request.FileId is not null && ways.Contains(IdentityWay.Officer),
            MayPrint = mayWork && ways.Contains(IdentityWay.Letter),
        };
    }

    /// <summary>The document, to those who decide and to whoever sent it. Errors: <see cref="NotFound"/>.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(Guid id, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var request = await db.IdentityRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (actor is null || request?.FileId is null || !(actor.CanReadCases || actor.UserId == request.UserId))
        {
            return new NotFound();
        }

        var stored = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == request.FileId, ct);
        var opened = await files.OpenReadAsync(stored.StorageKey, ct);
        if (!opened.IsOk || opened.Value is not { } content)
        {
            return opened.Error ?? new NotFound();
        }

        if (actor.CanReadCases)
        {
            db.Audit(clock, actor, "identity.document", "account", request.UserId);
            await db.SaveChangesAsync(ct);
        }

        return new OpenedFile(content, stored.ContentType, request.FileName ?? "");
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
    /// <see cref="IdentityDecided"/>, <see cref="IdentityChanged"/>, <see cref="IdentityWayClosed"/>, <see cref="IdentityConfirmedAlready"/>.</summary>
    /// <param name="id">The request.</param>
    /// <param name="version">What the officer saw.</param>
    /// <param name="ct">The officer has gone.</param>
    public Task<Result<Unit>> ConfirmAsync(Guid id, Guid version, CancellationToken ct) => DecideAsync(id, version, null, ct);

    /// <summary>The document does not show it, whichever ways are open. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>,
    /// <see cref="IdentityDecided"/>, <see cref="IdentityChanged"/>, identity.reason.required.</summary>
    public async Task<Result<Unit>> RefuseAsync(Guid id, Guid version, string? reason, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason ? new Error("identity.reason.required")
            : await DecideAsync(id, version, reason.Trim(), ct);

    private static bool MayWork(Actor actor, IdentityRequest request) => actor.CanReview && request.DecidedAt is null && request.UserId != actor.UserId;

    private async Task<Result<Unit>> DecideAsync(Guid id, Guid version, string? reason, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, Denied, "identity", id, new NotPermitted(), ct);
        }

        try
        {
            return await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await db.IdentityRequests.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request)
                    {
                        return new NotFound();
                    }

                    if (request.UserId == actor.UserId)
                    {
                        return await db.RefuseAsync(clock, actor, Denied, "identity", id, new NotPermitted(), ct);
                    }

                    if (request.DecidedAt is not null)
                    {
                        return await db.DecidedAsync(request, ct);
                    }

                    if (request.Version != version || (reason is null && request.FileId is null))
                    {
                        return new IdentityChanged();
                    }

                    if (reason is null)
                    {
                        return await raising.RaiseAsync(db, actor, request.CompanyId, request.IndividualId, IdentityWay.Officer, ct);
                    }

                    (request.DecidedAt, request.DecidedBy, request.IsConfirmed, request.Reason, request.Version) =
                        (clock.UtcNow(), actor.UserId, false, reason, Guid.NewGuid());
                    (request.CodeHash, request.CodeEndsAt) = (null, null);
                    var user = await db.Users.SingleAsync(u => u.Id == request.UserId, ct);
                    db.Audit(clock, actor, "identity.refuse", "account", user.Id);
                    db.MailAccount(clock, user, new IdentityRefusedMail { Name = user.DisplayName, Link = portal.Value.Link("/identity") });
                    return Unit.Done;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // In this very moment: the next look says who.
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            var now = await db.IdentityRequests.AsNoTracking().SingleAsync(r => r.Id == id, ct);
            return now.DecidedAt is null ? new IdentityChanged() : await db.DecidedAsync(now, ct);
        }
    }

    private static IQueryable<IdentityRow> Rows(PortalDbContext db, IQueryable<IdentityRequest> requests) =>
        from request in requests
        from company in db.Set<Company>().Where(c => c.Id == request.CompanyId).DefaultIfEmpty()
        from person in db.Set<Individual>().Where(i => i.Id == request.IndividualId).DefaultIfEmpty()
        orderby request.AskedAt
        select new IdentityRow(
            request.Id, company != null ? company.Name : person!.FirstName + " " + person.LastName, request.CompanyId != null, request.AskedAt,
            request.FileId != null, request.LetterAskedAt, request.CodeIssuedAt);
}
