using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity;

/// <summary>Confirms identities by what others vouch for, without an officer: a provider of electronic identities, and the business registry.</summary>
public sealed class IdentityProofs(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IBusinessLookupService businesses, IdentityRaising raising, TimeProvider clock)
{
    private const string Refused = "identity.proof-refused";

    /// <summary>
    /// Takes the personal number that the provider has named: it has to be the account's own. Errors: <see cref="NotPermitted"/>,
    /// <see cref="IdentityWayClosed"/>, <see cref="IdentityUnnamed"/>, <see cref="IdentityOfOther"/>, <see cref="IdentityConfirmedAlready"/>,
    /// <see cref="IdentityChanged"/>.
    /// </summary>
    public async Task<Result<Unit>> ByProviderAsync(string? number, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { IndividualId: { } individual } actor)
        {
            return new NotPermitted();
        }

        return await DecideAsync(
            actor, IdentityWay.Eid,
            async db => !PersonalNumber.TryParse(number, out var named) ? new IdentityUnnamed()
                : await db.Individuals.AnyAsync(i => i.Id == individual && i.PersonalNumber == named, ct) ? null : new IdentityOfOther(),
            ct);
    }

    /// <summary>
    /// The business registry names the person who acts for the company as its owner, and the person's own identity is confirmed. Errors:
    /// <see cref="NotPermitted"/>, <see cref="IdentityWayClosed"/>, <see cref="IdentityRegistrySilent"/>, <see cref="BusinessClosed"/>,
    /// <see cref="IdentityNotOwner"/>, <see cref="IdentityConfirmedAlready"/>, <see cref="TooManyLookups"/>, <see cref="IdentityChanged"/>.
    /// </summary>
    public async Task<Result<Unit>> ByRegistryAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        BusinessNumber number;
        PersonalNumber own;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (!(await db.WaysAsync(clock, ct)).Contains(IdentityWay.Registry))
            {
                return new IdentityWayClosed();
            }

            var owns = await db.ConfirmedIndividuals().Where(i => i.UserId == actor.UserId).Select(i => (PersonalNumber?)i.PersonalNumber)
                .SingleOrDefaultAsync(ct);
            if (owns is null)
            {
                return new NotPermitted();
            }

            (own, number) = (owns.Value, await db.Companies.Where(c => c.Id == companyId).Select(c => c.BusinessNumber).SingleAsync(ct));
        }

        var answer = await businesses.FindAsync(number, new LookupContext("identity/owner", companyId), ct);
        return answer.IsOk
            ? await DecideAsync(actor, IdentityWay.Registry, _ => Task.FromResult(Doubt(answer.Value, number, own)), ct)
            : answer.Error!;
    }

    private static Error? Doubt(LookupOutcome<BusinessRecord> answer, BusinessNumber number, PersonalNumber own) => answer switch
    {
        LookupOutcome<BusinessRecord>.Found { Record: var record } when record.IsNumbered(number) => !record.IsActive ? new BusinessClosed()
            : record.Owners.Contains(own) ? null : new IdentityNotOwner(),
        _ => new IdentityRegistrySilent(),
    };

    private Task<Result<Unit>> DecideAsync(
        Actor actor, IdentityWay way, Func<PortalDbContext, Task<Error?>> doubt, CancellationToken ct, [CallerMemberName] string command = "") =>
        dbFactory.InKeptTransactionAsync(
            async db =>
            {
                if (await doubt(db) is { } error)
                {
                    db.Audit(clock, actor, Refused, "account", actor.UserId, $"{way}, {error.Code}");
                    return error;
                }

                return (await raising.RaiseAsync(db, actor, actor.CompanyId, actor.IndividualId, way, ct)).Error;
            },
            new IdentityChanged(), ct, command);
}
