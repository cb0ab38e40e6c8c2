using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Reference;

/// <summary>
/// The administrator's work on fees, settings, document requirements and code lists. A change of a dated row ends it and starts a new one on a day from today
/// on; a row
/// that has not begun yet is changed itself. Errors of all: <see cref="NotPermitted"/>; of changes besides: <see cref="NotFound"/>, <see
/// cref="ReferenceErrors"/>.
/// </summary>
public sealed partial class ReferenceDataService(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    private const int MaxName = 300;
    private const int MaxLegalReference = 300;
    private const int MaxValue = 400;
    private const long MaxAmountCents = 1_000_000_00;

    /// <summary>Every row of every fee, by code and first day.</summary>
    public Task<Result<IReadOnlyList<Tariff>>> TariffsAsync(CancellationToken ct) =>
        ReadAsync(db => db.Tariffs.OrderBy(t => t.Code).ThenBy(t => t.ValidFrom), ct);

    /// <summary>Every row of every setting, by code and first day.</summary>
    public Task<Result<IReadOnlyList<PortalSetting>>> SettingsAsync(CancellationToken ct) =>
        ReadAsync(db => db.Settings.OrderBy(s => s.Code).ThenBy(s => s.ValidFrom), ct);

    /// <summary>Every row of every document requirement, in order.</summary>
    public Task<Result<IReadOnlyList<DocumentRequirement>>> DocumentsAsync(CancellationToken ct) => ReadAsync(
        db => db.DocumentRequirements.OrderBy(r => r.ProcessKey).ThenBy(r => r.Order).ThenBy(r => r.KindCode).ThenBy(r => r.ValidFrom), ct);

    /// <summary>Every entry of every code list, in order.</summary>
    public Task<Result<IReadOnlyList<CodeItem>>> CodesAsync(CancellationToken ct) =>
        ReadAsync(db => db.CodeItems.OrderBy(c => c.List).ThenBy(c => c.Order), ct);

    /// <summary>Changes a fee from a day on.</summary>
    public Task<Result<Unit>> ChangeTariffAsync(string code, TariffChange change, CancellationToken ct) => ChangeAsync(change, change.Name, async (db, today) =>
    {
        if (change.AmountCents is < 0 or > MaxAmountCents)
        {
            return ReferenceErrors.Amount;
        }

        if (!RevenueCode().IsMatch(change.RevenueCode))
        {
            return ReferenceErrors.RevenueCode;
        }

        var rows = await db.Tariffs.Where(t => t.Code == code).ToListAsync(ct);
        var place = Place(rows, change.From, today);
        if (!place.IsOk)
        {
            return place.Error!;
        }

        if (place.Value is { } row)
        {
            (row.Name, row.AmountCents, row.RevenueCode) = (change.Name, change.AmountCents, change.RevenueCode);
            (row.LegalReference, row.IsConfirmed) = (change.LegalReference, change.IsConfirmed);
        }
        else
        {
            db.Tariffs.Add(new Tariff
            {
                Code = code, Name = change.Name, AmountCents = change.AmountCents, RevenueCode = change.RevenueCode, ValidFrom = change.From,
                LegalReference = change.LegalReference, IsConfirmed = change.IsConfirmed,
            });
        }

        return new Changed("reference.tariff", code, $"{Money.Format(change.AmountCents)} {Since(change)}");
    }, ct);

    /// <summary>Changes a setting from a day on.</summary>
    public Task<Result<Unit>> ChangeSettingAsync(string code, SettingChange change, CancellationToken ct) => ChangeAsync(change, null, async (db, today) =>
    {
        var rows = await db.Settings.Where(s => s.Code == code).ToListAsync(ct);
        if (ValueError(code, rows, change.Value) is { } wrong)
        {
            return wrong;
        }

        var place = Place(rows, change.From, today);
        if (!place.IsOk)
        {
            return place.Error!;
        }

        if (place.Value is { } row)
        {
            (row.Value, row.LegalReference, row.IsConfirmed) = (change.Value, change.LegalReference, change.IsConfirmed);
        }
        else
        {
            db.Settings.Add(new PortalSetting
            {
                Code = code, Name = rows[0].Name, Value = change.Value, ValidFrom = change.From, LegalReference = change.LegalReference,
                IsConfirmed = change.IsConfirmed,
            });
        }

        return new Changed("reference.setting", code, $"{change.Value} {Since(change)}");
    }, ct);

    /// <summary>Changes a document requirement from a day on. Drafts keep the requirements of the day on which they were started.</summary>
    public Task<Result<Unit>> ChangeDocumentAsync(string processKey, string? classCode, string kindCode, DocumentChange change, CancellationToken ct) =>
        ChangeAsync(change, change.Name, async (db, today) =>
        {
            if (change.To < change.From)
            {
                return ReferenceErrors.EndBeforeStart;
            }

            var rows = await db.DocumentRequirements.Where(r => r.ProcessKey == processKey && r.ClassCode == classCode && r.KindCode == kindCode)
                .ToListAsync(ct);
            var place = Place(rows, change.From, today);
            if (!place.IsOk)
            {
                return place.Error!;
            }

            if (place.Value is not { } row)
            {
                row = new DocumentRequirement
                {
                    ProcessKey = processKey, ClassCode = classCode, KindCode = kindCode, Name = change.Name, IsRequired = change.IsRequired,
                    ValidFrom = change.From,
                };
                db.DocumentRequirements.Add(row);
            }

            (row.Name, row.IsRequired, row.MayBeReused, row.Order) = (change.Name, change.IsRequired, change.MayBeReused, change.Order);
            (row.ValidTo, row.LegalReference, row.IsConfirmed) = (change.To, change.LegalReference, change.IsConfirmed);
            return new Changed("reference.document", $"{processKey}/{kindCode}", $"{(change.IsRequired ? "required" : "optional")} {Since(change)}");
        }, ct);

    /// <summary>Adds a kind of document to those a process asks for. Error besides: <see cref="ReferenceErrors.CodeTaken"/>.</summary>
    public Task<Result<Unit>> AddDocumentAsync(string processKey, string kindCode, DocumentChange change, CancellationToken ct) =>
        ChangeAsync(change, change.Name, async (db, today) =>
        {
            if (NewCodeError(kindCode, change.From, change.To, today) is { } wrong)
            {
                return wrong;
            }

            if (await db.DocumentRequirements.AnyAsync(r => r.KindCode == kindCode && r.ProcessKey == processKey, ct))
            {
                return ReferenceErrors.CodeTaken;
            }

            db.DocumentRequirements.Add(new DocumentRequirement
            {
                ProcessKey = processKey, KindCode = kindCode, Name = change.Name, IsRequired = change.IsRequired, MayBeReused = change.MayBeReused,
                Order = change.Order, ValidFrom = change.From, ValidTo = change.To, LegalReference = change.LegalReference, IsConfirmed = change.IsConfirmed,
            });
            return new Changed("reference.document", $"{processKey}/{kindCode}", $"added {Since(change)}");
        }, ct);

    /// <summary>Changes an entry of a code list; its first day only while it has not begun.</summary>
    public Task<Result<Unit>> ChangeCodeAsync(string list, string code, CodeChange change, CancellationToken ct) =>
        ChangeAsync(change, change.Name, async (db, today) =>
    {
        if (await db.CodeItems.SingleOrDefaultAsync(c => c.List == list && c.Code == code, ct) is not { } item)
        {
            return new NotFound();
        }

        if (change.To < change.From)
        {
            return ReferenceErrors.EndBeforeStart;
        }

        if (change.From != item.ValidFrom && (item.ValidFrom <= today || change.From < today))
        {
            return ReferenceErrors.DatePast;
        }

        if (change.NeedsClass is { } needed && !await db.CodeItems.AnyAsync(c => c.Code == needed && c.List != list, ct))
        {
            return ReferenceErrors.UnknownClass;
        }

        (item.Name, item.Order, item.IsEnabled, item.ValidFrom, item.ValidTo) = (change.Name, change.Order, change.IsEnabled, change.From, change.To);
        (item.LegalReference, item.IsConfirmed, item.NeedsClass) = (change.LegalReference, change.IsConfirmed, change.NeedsClass);
        return new Changed("reference.code", $"{list}/{code}", change.IsEnabled ? "on" : "off");
    }, ct);

    private static string Since(ReferenceChange change) => $"from {LocalTime.Format(change.From)}{(change.IsConfirmed ? ", confirmed" : "")}";

    /// <summary>
    /// Makes room among the rows of one code for one that begins on <paramref name="from"/>: ends the row before it. Answers the row that has not begun yet, to
    /// be
    /// changed itself, or null where a new one is needed.
    /// </summary>
    private static Result<T?> Place<T>(IReadOnlyCollection<T> rows, DateOnly from, DateOnly today)
        where T : class, IDatedRow
    {
        if (rows.Count == 0)
        {
            return new NotFound();
        }

        if (from < today)
        {
            return ReferenceErrors.DatePast;
        }

        var upcoming = rows.SingleOrDefault(r => r.ValidFrom > today);
        if (rows.Where(r => r != upcoming).MaxBy(r => r.ValidFrom) is { } last)
        {
            if (from <= last.ValidFrom)
            {
                return ReferenceErrors.DateTaken(last.ValidFrom);
            }

            last.ValidTo = from.AddDays(-1);
        }

        upcoming?.ValidFrom = from;
        return upcoming;
    }

    private static Error? ValueError(string code, List<PortalSetting> rows, string value)
    {
        if (rows.Count == 0)
        {
            return new NotFound();
        }

        if (value.Length is 0 or > MaxValue || !TextRules.IsPlain(value))
        {
            return ReferenceErrors.Value;
        }

        return code switch
        {
            SettingKeys.BeneficiaryAccount => !BankAccount.TryParse(value, out var account) || account.Digits != value ? ReferenceErrors.Value
                : account.HasValidCheckDigits ? null : ReferenceErrors.Account,
            SettingKeys.ReferencePrefix => value.Length == rows[0].Value.Length && value.All(char.IsAsciiDigit) ? null : ReferenceErrors.Value,
            SettingKeys.LicenceReminderDays => WholeNumbers().IsMatch(value) ? null : ReferenceErrors.Value,

            // An address stays an address; a hyphen says that there is none.
            _ when rows[0].Value == "-" || EmailAddress.TryNormalize(rows[0].Value, out _) =>
                value == "-" || EmailAddress.TryNormalize(value, out var address) && address == value ? null : ReferenceErrors.Email,

            // A number stays a number: deadlines, years, limits.
            _ when rows[0].Value.All(char.IsAsciiDigit) => WholeNumber().IsMatch(value) ? null : ReferenceErrors.Value,
            _ => null,
        };
    }

    private static Error? NewCodeError(string code, DateOnly from, DateOnly? to, DateOnly today) =>
        !Code().IsMatch(code) ? ReferenceErrors.Code
        : from < today ? ReferenceErrors.DatePast
        : to < from ? ReferenceErrors.EndBeforeStart
        : null;

    private static bool IsName(string name) => name.Trim().Length is > 0 and <= MaxName && TextRules.IsPlain(name);

    private async Task<Result<IReadOnlyList<T>>> ReadAsync<T>(Func<PortalDbContext, IQueryable<T>> rows, CancellationToken ct)
        where T : class
    {
        if (await actors.FindAsync(ct) is not { CanAdminister: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await rows(db).AsNoTracking().ToListAsync(ct);
    }

    private async Task<Result<Unit>> ChangeAsync(
        ReferenceChange change, LocalName? name, Func<PortalDbContext, DateOnly, Task<Result<Changed>>> write, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanAdminister: true } actor)
        {
            return new NotPermitted();
        }

        if (name is not null && !(IsName(name.Sq) && IsName(name.Sr) && IsName(name.En)))
        {
            return ReferenceErrors.NameMissing;
        }

        if (change.LegalReference is { } reference && (reference.Length > MaxLegalReference || !TextRules.IsPlain(reference)))
        {
            return ReferenceErrors.Text(MaxLegalReference);
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var changed = await write(db, clock.Today());
                if (!changed.IsOk)
                {
                    return changed.Error!;
                }

                db.Audit(clock, actor, changed.Value.Action, "reference", changed.Value.Subject, changed.Value.Detail);
                return Unit.Done;
            },
            ct);
    }

    [GeneratedRegex(@"\A[0-9]{1,20}\z")]
    private static partial Regex RevenueCode();

    [GeneratedRegex(@"\A[1-9][0-9]{0,4}\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A[1-9][0-9]{0,2}(,[1-9][0-9]{0,2}){0,9}\z")]
    private static partial Regex WholeNumbers();

    [GeneratedRegex(@"\A[A-Z0-9][A-Z0-9-]{1,19}\z")]
    private static partial Regex Code();

    private sealed record Changed(string Action, string Subject, string Detail);
}
