using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <content>Code lists: a code is changed from a day on, added, and put in its place.</content>
public sealed partial class ReferenceDataService
{
    /// <summary>Changes an entry of a code list from a day on: name, use, end, the class it needs. Error besides: <see
    /// cref="ReferenceErrors.UnknownClass"/>.</summary>
    public Task<Result<RuleEffect>> ChangeCodeAsync(string list, string code, CodeChange change, CancellationToken ct) =>
        ChangeAsync(change, change.Name, async db =>
            change.To < change.From ? ReferenceErrors.EndBeforeStart
            : await NeededFaultAsync(db, list, change, ct) is { } unknown ? unknown
            : await PutAsync(db, CodePut(list, code, change, await db.CodeItems.Where(c => c.List == list && c.Code == code).ToListAsync(ct)), change, ct), ct);

    /// <summary>
    /// Adds an entry to a code list; to a list of classes with its fees, one for each kind of request that the class before it has. Errors besides: <see
    /// cref="ReferenceErrors.CodeTaken"/>, <see cref="ReferenceErrors.ListClosed"/>, <see cref="ReferenceErrors.UnknownClass"/>, <see
    /// cref="ReferenceErrors.Amount"/>.
    /// </summary>
    public Task<Result<RuleEffect>> AddCodeAsync(string list, string code, CodeChange change, CancellationToken ct) =>
        ChangeAsync(change, change.Name, async db =>
        {
            var others = await db.CodeItems.Where(c => c.List == list).ToListAsync(ct);
            if (others.Count == 0)
            {
                return new NotFound();
            }

            if (!rules.MayGrow(list))
            {
                return ReferenceErrors.ListClosed;
            }

            if ((NewCodeError(code, change.From, change.To) ?? await NeededFaultAsync(db, list, change, ct)) is { } wrong)
            {
                return wrong;
            }

            var fees = await FeesLikeAsync(db, others, change.From, ct);
            if (others.Exists(c => c.Code == code) || (fees.Count > 0 && await db.CodeItems.AnyAsync(c => c.Code == code, ct)))
            {
                return ReferenceErrors.CodeTaken;
            }

            if (fees.Count > 0 && AmountFault(change.FeeCents) is { } amount)
            {
                return amount;
            }

            db.Tariffs.AddRange(fees.Select(f => FeeOf(f.Fee, f.Like, code, change)));
            var added = await PutAsync(db, CodePut(list, code, change, []) with { IsNew = true }, change, ct);
            return !added.IsOk || fees.Count == 0 ? added : added.Value with
            {
                Effect = added.Value.Effect with
                {
                    Values = [.. added.Value.Effect.Values, new ValueChange("Amount", null, Money.Format(change.FeeCents!.Value))],
                },
            };
        }, ct);

    /// <summary>Moves an entry one place up or down in its list, at once and for all days: the order is no rule.</summary>
    public async Task<Result<Unit>> MoveCodeAsync(string list, string code, bool up, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanAdminister: true } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(async db =>
        {
            var rows = await db.CodeItems.Where(c => c.List == list).ToListAsync(ct);
            var order = rows.GroupBy(c => c.Code)
                .OrderBy(g => g.OnDay(clock.Today())!.Order).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
            var place = order.IndexOf(code);
            var other = up ? place - 1 : place + 1;
            if (place < 0 || other < 0 || other >= order.Count)
            {
                return new NotFound();
            }

            (order[place], order[other]) = (order[other], order[place]);
            rows.ForEach(r => r.Order = order.IndexOf(r.Code) + 1);
            db.Audit(clock, actor, "reference.code-order", "reference", $"{list}/{code}", $"{place + 1} → {other + 1}");
            return Unit.Done;
        }, ct);
    }

    private static Put<CodeItem> CodePut(string list, string code, CodeChange change, List<CodeItem> rows) => new("reference.code", $"{list}/{code}", rows)
    {
        Scope = new RuleScope(RuleReading.Filing) { List = list, ClassCode = code },
        New = () => new CodeItem { List = list, Code = code, Name = change.Name, ValidFrom = change.From },
        Fill = row =>
        {
            (row.Name, row.Order, row.IsEnabled, row.ValidTo) = (change.Name, change.Order, change.IsEnabled, change.To);
            (row.LegalReference, row.IsConfirmed, row.NeedsClass) = (change.LegalReference, change.IsConfirmed, change.NeedsClass);
        },
        Values = RuleValues.Of,
    };

    private static async Task<Error?> NeededFaultAsync(PortalDbContext db, string list, CodeChange change, CancellationToken ct) =>
        change.NeedsClass is { } needed && !await db.CodeItems.AnyAsync(c => c.Code == needed && c.List != list, ct) ? ReferenceErrors.UnknownClass : null;

    // The fees of the last class of the list that has any; none where no process charges for the list.
    private static async Task<IReadOnlyList<(Tariff Fee, CodeItem Like)>> FeesLikeAsync(
        PortalDbContext db, List<CodeItem> others, DateOnly day, CancellationToken ct)
    {
        var fees = (await db.Tariffs.AsNoTracking().InForce(day).ToListAsync(ct)).ToLookup(t => t.Code.Split('/') is [_, var of, _] ? of : "");
        return others.OrderByDescending(c => c.Order).Where(c => fees.Contains(c.Code)).Take(1)
            .SelectMany(like => fees[like.Code].Select(fee => (fee, like))).ToList();
    }

    private static Tariff FeeOf(Tariff fee, CodeItem like, string code, CodeChange change)
    {
        string Name(Func<LocalName, string> of) => of(fee.Name).Replace(of(like.Name), of(change.Name), StringComparison.Ordinal) is var name
            && name != of(fee.Name) && name.Length <= MaxName ? name : of(change.Name);
        var parts = fee.Code.Split('/');
        return new Tariff
        {
            Code = $"{parts[0]}/{code}/{parts[2]}", AmountCents = change.FeeCents!.Value, RevenueCode = fee.RevenueCode, ValidFrom = change.From,
            Name = new LocalName { Sq = Name(n => n.Sq), Sr = Name(n => n.Sr), En = Name(n => n.En) },
            LegalReference = change.LegalReference, IsConfirmed = change.IsConfirmed,
        };
    }
}
