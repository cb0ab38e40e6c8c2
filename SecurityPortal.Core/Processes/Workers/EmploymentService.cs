using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Employments by hand: added by the company with the contract, ended by company, worker or officer.</summary>
public sealed class EmploymentService(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DocumentIntake intake, IFileStore files, IWorkerCards workerCards,
    ICaseChangeFeed feed, TimeProvider clock)
{
    private const int MaxPosition = 200;
    private const string Refused = "employment.refused";
    private const string Kind = "employment";

    /// <summary>
    /// Adds a worker; the employment counts once the contract is attached. Errors: <see cref="NotPermitted"/>, <see cref="IdentityUnconfirmed"/>,
    /// employment.position.required, employment.from, employment.known, person.identity-unknown.
    /// </summary>
    public async Task<Result<Guid>> AddAsync(PersonEntry person, string? position, DateOnly? from, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || actor.CompanyId is not { } companyId || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        // The worker reads of it as of an employment: not by whoever typed a company's number.
        if (actor.IsSelfDeclared)
        {
            return await dbFactory.RefuseAsync(clock, actor, Refused, Kind, null, new IdentityUnconfirmed(), ct);
        }

        var text = position?.Trim() ?? "";
        if (text.Length is 0 or > MaxPosition || !TextRules.IsPlain(text))
        {
            return new Error("employment.position.required");
        }

        if (from is not { } first || first < new DateOnly(1990, 1, 1) || first > clock.Today().AddYears(1))
        {
            return new Error("employment.from");
        }

        // Somebody the civil registry, or the register, knows: names are not typed here.
        if (PersonKey.Of(person).IsEmpty || person.BirthDate is null || string.IsNullOrWhiteSpace(person.FirstName))
        {
            return new Error("person.identity-unknown");
        }

        return await TryAsync<Guid>(
            async db =>
            {
                var entered = await PersonRegister.EnterAsync(db, person, clock.UtcNow(), ct);
                if (!entered.IsOk)
                {
                    return entered.Error!;
                }

                var registered = entered.Value;
                if (await db.Employments.AnyAsync(e => e.CompanyId == companyId && e.PersonId == registered.Id && e.To == null, ct))
                {
                    return new Error("employment.known");
                }

                var employment = new Employment { CompanyId = companyId, PersonId = registered.Id, Position = LocalName.Same(text), From = first,
                    CreatedAt = clock.UtcNow() };
                db.Employments.Add(employment);
                db.Audit(clock, actor, "employment.add", "person", registered.Id);
                return employment.Id;
            },
            new Error("employment.known"),
            ct);
    }

    /// <summary>Takes the contract of a worker added by hand; a later one takes the place of the earlier. Errors: <c>document.*</c>, <see
    /// cref="NotFound"/>.</summary>
    public async Task<Result<Unit>> AttachAsync(Guid employmentId, Stream body, string? fileName, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CompanyId: { } companyId } || !actor.May(DelegatePermissions.Prepare))
        {
            return await dbFactory.RefuseAsync(clock, actor, Refused, Kind, employmentId, new NotPermitted(), ct);
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (!await db.Employments.AnyAsync(e => e.Id == employmentId && e.CompanyId == companyId, ct))
            {
                return await db.RefuseAsync(clock, actor, Refused, Kind, employmentId, new NotFound(), ct);
            }
        }

        var accepted = await intake.AcceptAsync(body, fileName, caseBytesUsed: 0, ct);
        if (!accepted.IsOk)
        {
            return accepted.Error!;
        }

        var file = accepted.Value;
        var result = await TryAsync<Unit>(
            async db =>
            {
                if (await db.Employments.SingleOrDefaultAsync(e => e.Id == employmentId && e.CompanyId == companyId, ct) is not { } employment)
                {
                    return new NotFound();
                }

                var stored = new StoredFile
                {
                    StorageKey = file.Key, ContentType = file.Kind.MediaType(), Size = file.Length, Sha256 = file.Sha256, CreatedBy = actor.UserId,
                    CreatedAt = clock.UtcNow(),
                };
                db.StoredFiles.Add(stored);
                (employment.ContractFileId, employment.ContractFileName, employment.Version) = (stored.Id, file.Name, Guid.NewGuid());
                db.Audit(clock, actor, "employment.contract", "person", employment.PersonId);
                return Unit.Done;
            },
            new Error("employment.changed"),
            ct);
        if (!result.IsOk)
        {
            await files.DeleteAsync(file.Key, CancellationToken.None);
        }

        return result;
    }

    /// <summary>The contract: to the employer, the worker, and those who read cases, which is audited. Error: <see cref="NotFound"/>.</summary>
    public async Task<Result<OpenedFile>> OpenContractAsync(Guid employmentId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var employment = await db.Employments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == employmentId, ct);
        if (actor is null || employment?.ContractFileId is not { } fileId)
        {
            return new NotFound();
        }

        if (!await IsPartyAsync(db, actor, employment, ct))
        {
            if (!actor.CanReadCases)
            {
                return await db.RefuseAsync(clock, actor, Refused, Kind, employmentId, new NotFound(), ct);
            }

            db.Audit(clock, actor, "employment.open", "person", employment.PersonId);
            await db.SaveChangesAsync(ct);
        }

        var file = await db.StoredFiles.SingleAsync(f => f.Id == fileId, ct);
        return await files.OpenKeptAsync(file.StorageKey, file.ContentType, employment.ContractFileName!, ct);
    }

    /// <summary>
    /// Ends an employment today, with it the company's cards of the person and its sight of what they hold; one without its contract is taken away. By the
    /// company, the worker or an officer. Errors: <see cref="NotFound"/>, employment.ended.
    /// </summary>
    public async Task<Result<Unit>> EndAsync(Guid employmentId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        try
        {
            List<Guid> cases = [];
            var result = await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    cases.Clear();
                    var employment = await db.Employments.SingleOrDefaultAsync(e => e.Id == employmentId, ct);
                    if (actor is null || employment is null)
                    {
                        return new NotFound();
                    }

                    var party = await IsPartyAsync(db, actor, employment, ct);
                    if (!party && !actor.CanReview)
                    {
                        return await db.RefuseAsync(clock, actor, Refused, Kind, employmentId, new NotFound(), ct);
                    }

                    if (employment.To is not null)
                    {
                        return new Error("employment.ended");
                    }

                    db.Audit(clock, actor, "employment.end", "person", employment.PersonId);
                    if (employment.IsPending)
                    {
                        db.Employments.Remove(employment);
                        return Unit.Done;
                    }

                    var today = clock.Today();
                    (employment.To, employment.EndedBy, employment.Version) = (today < employment.From ? employment.From : today, actor.Name, Guid.NewGuid());
                    return await EndCardsAsync(db, actor, employment, cases, ct) is { } obstacle ? obstacle : Unit.Done;
                },
                ct);
            if (result.IsOk)
            {
                cases.ForEach(feed.Publish);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Error("employment.ended");
        }
    }

    private async Task<Error?> EndCardsAsync(PortalDbContext db, Actor actor, Employment employment, List<Guid> cases, CancellationToken ct)
    {
        var now = clock.UtcNow();
        foreach (var consent in await db.WorkerConsents.Where(c => c.CompanyId == employment.CompanyId && c.PersonId == employment.PersonId
            && c.EndedAt == null).ToListAsync(ct))
        {
            consent.EndedAt = now;
        }

        var ended = await workerCards.EndAsync(db, actor, employment.CompanyId, employment.PersonId, ct);
        cases.AddRange(ended.IsOk ? ended.Value : []);
        return ended.Error;
    }

    // Whoever did the same a moment earlier is there the second time.
    private async Task<Result<T>> TryAsync<T>(
        Func<PortalDbContext, Task<Result<T>>> work, Error overtaken, CancellationToken ct, [CallerMemberName] string command = "")
    {
        try
        {
            return await dbFactory.InTransactionAsync(work, overtaken, ct, command);
        }
        catch (DbUpdateException)
        {
            return await dbFactory.InTransactionAsync(work, ct, command);
        }
    }

    private static async Task<bool> IsPartyAsync(PortalDbContext db, Actor actor, Employment employment, CancellationToken ct) =>
        actor.CompanyId is { } company ? company == employment.CompanyId && actor.May(DelegatePermissions.Prepare)
        : actor.IndividualId is not null && await PersonSight.PersonIdsOf(db, actor).ContainsAsync(employment.PersonId, ct);
}
