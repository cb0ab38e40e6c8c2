using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>The company's workers as an Excel file.</summary>
public sealed class WorkerExport(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, WorkerQueries workers, TimeProvider clock)
{
    private static readonly string[] Columns =
    [
        "Worker.Name", "Worker.Position", "Worker.From", "Worker.To", "Worker.Licence", "Worker.Class", "Worker.LicenceTo", "Worker.LicenceState",
        "Worker.Card",
        "Worker.CardTo", "Worker.CardState",
    ];

    /// <summary>The file, audited. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<WorkbookFile>> OfCompanyAsync(CancellationToken ct)
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

        return Book(rows.Value, clock.Today());
    }

    internal static WorkbookFile Book(IReadOnlyList<WorkerRow> workers, DateOnly today) => Workbook.Write(
        $"Punetoret-{today:yyyy-MM-dd}.xlsx", new Sheet("Punetoret", [.. Columns.Select(Text)], workers.SelectMany(Lines)));

    private static string Text(string key) => Texts.Get<WorkerRegisterTexts>(key, CultureInfo.CurrentUICulture);

    // A line for each licence and card; the worker's name stands in all of them.
    private static IEnumerable<object?[]> Lines(WorkerRow worker)
    {
        var count = Math.Max(1, Math.Max(worker.Licences.Count, worker.Cards.Count));
        return Enumerable.Range(0, count).Select(i => Line(worker, worker.Licences.ElementAtOrDefault(i), worker.Cards.ElementAtOrDefault(i)));
    }

    private static object?[] Line(WorkerRow worker, LicenceView? licence, CardView? card) =>
    [
        worker.Name, worker.Employment.Position, LocalTime.Format(worker.Employment.From), worker.Employment.To is { } to ? LocalTime.Format(to) : null,
        licence?.Number, licence?.ClassName.Current, licence is null ? null : LocalTime.Format(licence.ValidTo), licence is null ? null
            : Texts.Get<RegisterTexts>($"State.{licence.State}", CultureInfo.CurrentUICulture),
        card?.Number, card is null ? null : LocalTime.Format(card.ValidTo), card is null ? null : Text($"CardState.{card.State}"),
    ];
}
