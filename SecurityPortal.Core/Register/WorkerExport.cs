using MiniExcelLibs;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace SecurityPortal.Core.Register;

/// <summary>The company's workers as an Excel file.</summary>
public sealed class WorkerExport(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, WorkerQueries workers, IStringLocalizer<RegisterTexts> texts, TimeProvider clock)
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

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    public static string Safe(string? text) => text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text ?? "";

    private IEnumerable<Dictionary<string, object>> Lines(WorkerRow worker)
    {
        var count = Math.Max(1, Math.Max(worker.Licences.Count, worker.Cards.Count));
        return Enumerable.Range(0, count).Select(i => Line(worker, worker.Licences.ElementAtOrDefault(i), worker.Cards.ElementAtOrDefault(i)));
    }

    private Dictionary<string, object> Line(WorkerRow? worker, LicenceView? licence, CardView? card) => new()
    {
        [texts["Worker.Name"]] = Safe(worker?.Name),
        [texts["Worker.Position"]] = Safe(worker?.Employment.Position),
        [texts["Worker.From"]] = worker is null ? "" : LocalTime.Format(worker.Employment.From),
        [texts["Worker.To"]] = worker?.Employment.To is { } to ? LocalTime.Format(to) : "",
        [texts["Worker.Licence"]] = Safe(licence?.Number),
        [texts["Worker.Class"]] = Safe(licence?.ClassName.Current),
        [texts["Worker.LicenceTo"]] = licence is null ? "" : LocalTime.Format(licence.ValidTo),
        [texts["Worker.LicenceState"]] = licence is null ? "" : texts[$"State.{licence.State}"].Value,
        [texts["Worker.Card"]] = Safe(card?.Number),
        [texts["Worker.CardTo"]] = card is null ? "" : LocalTime.Format(card.ValidTo),
        [texts["Worker.CardState"]] = card is null ? "" : texts[$"CardState.{card.State}"].Value,
    };
}
