using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>Gives the public's view of the services. Kept for a minute: the home page is asked for often, and the rows rarely change.</summary>
public sealed class ServiceOverviewCache(IDbContextFactory<PortalDbContext> dbFactory, CodeBookCache codeBooks, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Entry? _entry;

    /// <summary>The services as of today.</summary>
    public async ValueTask<ServiceOverview> CurrentAsync(CancellationToken ct)
    {
        var today = clock.Today();
        if (_entry is { } entry && entry.Day == today && clock.GetElapsedTime(entry.ReadAt) < Fresh)
        {
            return entry.Overview;
        }

        var overview = await ReadAsync(today, ct);
        _entry = new Entry(overview, today, clock.GetTimestamp());
        return overview;
    }

    private async Task<ServiceOverview> ReadAsync(DateOnly today, CancellationToken ct)
    {
        var codes = await codeBooks.CurrentAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var (ifFiled, ifActed) = (new FilingDay(today), new ActDay(today));
        var fees = await db.TariffsAsync(ifFiled, ct);
        var documents = await db.RequirementsAsync(ifFiled, ct);

        return new ServiceOverview(
            [.. ProcessCatalogue.All.Select(process => Info(process, codes.InUse(process.ClassList, today), fees, documents))],
            await db.NumberSettingAsync(SettingKeys.DecisionDays, ifFiled, ct),
            await db.NumberSettingAsync(SettingKeys.PaymentDays, ifActed, ct),
            await db.NumberSettingAsync(SettingKeys.AppealDays, ifActed, ct),
            await db.NumberSettingAsync(SettingKeys.LicenceYears, ifFiled, ct),
            await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct));
    }

    private static ServiceInfo Info(
        ProcessDefinition process, IReadOnlyList<CodeItem> classes, IReadOnlyDictionary<string, Tariff> fees,
        IReadOnlyList<DocumentRequirement> documents) => new(
        process,
        [.. classes.Select(c => Class(process, c, fees))],
        [.. documents.Where(d => d.ProcessKey == process.Key && (d.ClassCode is null || classes.Any(c => c.Code == d.ClassCode)))
            .Select(d => new ServiceDocument(
                d.Name, d.IsRequired, d.IsConfirmed, process.FormKinds.Contains(d.KindCode), classes.FirstOrDefault(c => c.Code == d.ClassCode)?.Name,
                process.Form.ConditionalDocuments.Contains(d.KindCode)))]);

    private static ServiceClassInfo Class(ProcessDefinition process, CodeItem item, IReadOnlyDictionary<string, Tariff> fees)
    {
        var first = Fee(RequestKind.Initial) ?? Fee(RequestKind.Further);
        var renewal = Fee(RequestKind.Renewal);
        return new ServiceClassInfo(item.Name, first?.AmountCents, renewal?.AmountCents, first is not { IsConfirmed: false } && renewal
            is not { IsConfirmed: false });

        Tariff? Fee(RequestKind kind) => fees.GetValueOrDefault(process.TariffCode(item.Code, kind));
    }

    // A timestamp goes on also when the clock is set back.
    private sealed record Entry(ServiceOverview Overview, DateOnly Day, long ReadAt);
}
