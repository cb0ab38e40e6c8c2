using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>The company's workers as an Excel file.</summary>
public sealed class WorkerExport(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, WorkerQueries workers, TimeProvider clock)
{
    /// <summary>The file, audited. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<byte[]>> OfCompanyAsync(CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        var rows = await workers.OfCompanyAsync(ct);
        if (actor is null || !rows.IsOk)
        {
            return rows.Error ?? new NotPermitted();
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            db.Audit(clock, actor, "workers.export", "company", actor.CompanyId, $"{rows.Value.Count}");
            await db.SaveChangesAsync(ct);
        }

        var lines = rows.Value.SelectMany(Lines).ToList();
        using var bytes = new MemoryStream();
        await bytes.SaveAsAsync(lines.Count > 0 ? lines : [Line(null, null, null)], cancellationToken: ct);
        return bytes.ToArray();
    }

    private static string Text(string key) => Texts.Get<RegisterTexts>(key, CultureInfo.CurrentUICulture);

    private static IEnumerable<Dictionary<string, object>> Lines(WorkerRow worker)
    {
        var count = Math.Max(1, Math.Max(worker.Licences.Count, worker.Cards.Count));
        return Enumerable.Range(0, count).Select(i => Line(worker, worker.Licences.ElementAtOrDefault(i), worker.Cards.ElementAtOrDefault(i)));
    }

    private static Dictionary<string, object> Line(WorkerRow? worker, LicenceView? licence, CardView? card) => new()
    {
        [Text("Worker.Name")] = SheetText.Safe(worker?.Name),
        [Text("Worker.Position")] = SheetText.Safe(worker?.Employment.Position),
        [Text("Worker.From")] = worker is null ? "" : LocalTime.Format(worker.Employment.From),
        [Text("Worker.To")] = worker?.Employment.To is { } to ? LocalTime.Format(to) : "",
        [Text("Worker.Licence")] = SheetText.Safe(licence?.Number),
        [Text("Worker.Class")] = SheetText.Safe(licence?.ClassName.Current),
        [Text("Worker.LicenceTo")] = licence is null ? "" : LocalTime.Format(licence.ValidTo),
        [Text("Worker.LicenceState")] = licence is null ? "" : Text($"State.{licence.State}"),
        [Text("Worker.Card")] = SheetText.Safe(card?.Number),
        [Text("Worker.CardTo")] = card is null ? "" : LocalTime.Format(card.ValidTo),
        [Text("Worker.CardState")] = card is null ? "" : Text($"CardState.{card.State}"),
    };
}
