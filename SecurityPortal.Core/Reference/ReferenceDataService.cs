using System.Runtime.CompilerServices;
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
/// The administrator's work on fees, settings, document requirements and code lists. A change ends the row that holds and starts another on a day from today
/// on; what had been filed or done keeps the row of its day. A row that has not begun is changed itself, and so is one that began today while nothing has used
/// it. Errors of all: <see cref="NotPermitted"/>; of changes besides: <see cref="NotFound"/>, <see cref="ReferenceErrors"/>.
/// </summary>
public sealed partial class ReferenceDataService(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ReferenceRules rules, IEnumerable<IRuleUse> uses, TimeProvider clock)
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

    /// <summary>Every row of every code list, in order.</summary>
    public Task<Result<IReadOnlyList<CodeItem>>> CodesAsync(CancellationToken ct) =>
        ReadAsync(db => db.CodeItems.OrderBy(c => c.List).ThenBy(c => c.Order).ThenBy(c => c.Code).ThenBy(c => c.ValidFrom), ct);

    /// <summary>Which values a setting takes; null for a row that the portal no longer reads.</summary>
    public SettingRule? RuleOf(string settingCode) => rules.FindSetting(settingCode)?.Rule;

    /// <summary>Whether codes may be added to a list.</summary>
    public bool MayGrow(string list) => rules.MayGrow(list);

    /// <summary>Changes a fee from a day on.</summary>
    public Task<Result<RuleEffect>> ChangeTariffAsync(string code, TariffChange change, CancellationToken ct) => ChangeAsync(change, change.Name, async db =>
        AmountFault(change.AmountCents) is { } wrong ? wrong
        : !RevenueCode().IsMatch(change.RevenueCode) ? ReferenceErrors.RevenueCode
        : await PutAsync(db, new Put<Tariff>("reference.tariff", code, await db.Tariffs.Where(t => t.Code == code).ToListAsync(ct))
        {
            Scope = RuleScope.OfTariff(code),
            New = () => new Tariff
            {
                Code = code, Name = change.Name, AmountCents = change.AmountCents, RevenueCode = change.RevenueCode, ValidFrom = change.From,
            },
            Fill = row =>
            {
                (row.Name, row.AmountCents, row.RevenueCode) = (change.Name, change.AmountCents, change.RevenueCode);
                (row.LegalReference, row.IsConfirmed) = (change.LegalReference, change.IsConfirmed);
            },
            Values = RuleValues.Of,
        }, change, ct), ct);

    /// <summary>Changes a setting from a day on.</summary>
    public Task<Result<RuleEffect>> ChangeSettingAsync(string code, SettingChange change, CancellationToken ct) => ChangeAsync(change, null, async db =>
    {
        if (rules.FindSetting(code) is not { } key)
        {
            return new NotFound();
        }

        if (change.Value.Length is 0 or > MaxValue || !TextRules.IsPlain(change.Value))
        {
            return ReferenceErrors.Value;
        }

        var rows = await db.Settings.Where(s => s.Code == code).ToListAsync(ct);
        return key.Rule.Fault(change.Value) ?? await PutAsync(db, new Put<PortalSetting>("reference.setting", code, rows)
        {
            Scope = new RuleScope(key.Reading),
            New = () => new PortalSetting { Code = code, Name = rows[0].Name, Value = change.Value, ValidFrom = change.From },
            Fill = row => (row.Value, row.LegalReference, row.IsConfirmed) = (change.Value, change.LegalReference, change.IsConfirmed),
            Values = RuleValues.Of,
        }, change, ct);
    }, ct);

    /// <summary>Changes a document requirement from a day on.</summary>
    public Task<Result<RuleEffect>> ChangeDocumentAsync(string processKey, string? classCode, string kindCode, DocumentChange change, CancellationToken ct) =>
        ChangeAsync(change, change.Name, async db => change.To < change.From ? ReferenceErrors.EndBeforeStart : await PutAsync(
            db,
            DocumentPut(processKey, classCode, kindCode, change, await db.DocumentRequirements
                .Where(r => r.ProcessKey == processKey && r.ClassCode == classCode && r.KindCode == kindCode).ToListAsync(ct)),
            change, ct), ct);

    /// <summary>Adds a kind of document to those a process asks for. Error besides: <see cref="ReferenceErrors.CodeTaken"/>.</summary>
    public Task<Result<RuleEffect>> AddDocumentAsync(string processKey, string kindCode, DocumentChange change, CancellationToken ct) =>
        ChangeAsync(change, change.Name, async db =>
            NewCodeError(kindCode, change.From, change.To) is { } wrong ? wrong
            : await db.DocumentRequirements.AnyAsync(r => r.KindCode == kindCode && r.ProcessKey == processKey, ct) ? ReferenceErrors.CodeTaken
            : await PutAsync(db, DocumentPut(processKey, null, kindCode, change, []) with { IsNew = true }, change, ct), ct);

    private static Put<DocumentRequirement> DocumentPut(
        string processKey, string? classCode, string kindCode, DocumentChange change, List<DocumentRequirement> rows) =>
        new("reference.document", $"{processKey}/{kindCode}", rows)
        {
            Scope = new RuleScope(RuleReading.Filing) { ProcessKey = processKey, ClassCode = classCode },
            New = () => new DocumentRequirement
            {
                ProcessKey = processKey, ClassCode = classCode, KindCode = kindCode, Name = change.Name, IsRequired = change.IsRequired,
                ValidFrom = change.From,
            },
            Fill = row =>
            {
                (row.Name, row.IsRequired, row.MayBeReused, row.Order) = (change.Name, change.IsRequired, change.MayBeReused, change.Order);
                (row.ValidTo, row.LegalReference, row.IsConfirmed) = (change.To, change.LegalReference, change.IsConfirmed);
            },
            Values = RuleValues.Of,
        };

    private static Error? AmountFault(long? cents) => cents is null or < 0 or > MaxAmountCents ? ReferenceErrors.Amount : null;

    private Error? NewCodeError(string code, DateOnly from, DateOnly? to) =>
        !Code().IsMatch(code) ? ReferenceErrors.Code
        : from < clock.Today() ? ReferenceErrors.DatePast
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

    /// <summary>Asks whether the actor may, checks what every change has, and saves what it writes with an audit row; of a preview nothing.</summary>
    private async Task<Result<RuleEffect>> ChangeAsync(
        ReferenceChange change, LocalName? name, Func<PortalDbContext, Task<Result<Changed>>> write, CancellationToken ct,
        [CallerMemberName] string command = "")
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

        if (change.IsPreview)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            var would = await write(db);
            return would.IsOk ? would.Value.Effect : would.Error!;
        }

        return await dbFactory.InTransactionAsync<RuleEffect>(
            async db =>
            {
                var changed = await write(db);
                if (!changed.IsOk)
                {
                    return changed.Error!;
                }

                var (action, subject, effect) = changed.Value;
                var told = effect.Values.Select(v => v.ToString()).Append($"from {LocalTime.Format(effect.From)}");
                db.Audit(clock, actor, action, "reference", subject, string.Join("; ", told));
                return effect;
            },
            ct,
            command);
    }

    [GeneratedRegex(@"\A[0-9]{1,20}\z")]
    private static partial Regex RevenueCode();

    [GeneratedRegex(@"\A[A-Z0-9][A-Z0-9-]{1,19}\z")]
    private static partial Regex Code();

    private sealed record Changed(string Action, string Subject, RuleEffect Effect);
}
