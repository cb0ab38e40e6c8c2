using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Simulation;

/// <summary>What must be true of the database whatever happened: looked at between moves and at the end.</summary>
/// <param name="portal">Whose database.</param>
/// <param name="delivered">Message ids that reached the mail server; null where no mail was sent.</param>
public sealed class Invariants(TestPortal portal, IReadOnlyCollection<string>? delivered = null)
{
    /// <summary>In the numbers of cases that were put into the database for a test and have no history to look at.</summary>
    public const string Made = "-2020-";

    /// <summary>Each sentence names one thing that is wrong.</summary>
    public async Task<IReadOnlyList<string>> BrokenAsync()
    {
        await using var db = portal.Db();
        var cases = await db.Cases.AsNoTracking().Where(c => !c.Number.Contains(Made)).ToListAsync();
        var filed = cases.Select(c => c.Id).ToHashSet();
        var events = (await db.CaseEvents.AsNoTracking().ToListAsync()).Where(e => filed.Contains(e.CaseId)).OrderBy(e => e.Number)
            .ToLookup(e => e.CaseId);
        return
        [
            .. Numbers(cases),
            .. cases.SelectMany(c => History(c, [.. events[c.Id]])),
            .. await MoneyAsync(db, cases),
            .. await VersionsAsync(db, cases),
            .. await LicencesAsync(db),
            .. await AuditAsync(db, cases, events),
            .. await MailsAsync(db, cases, events),
        ];
    }

    private static IEnumerable<string> Numbers(IReadOnlyList<Case> cases) => cases.GroupBy(c => c.Number).Where(g => g.Count() > 1)
        .Select(g => $"{g.Key} was given {g.Count()} times");

    private static IEnumerable<string> History(Case file, IReadOnlyList<CaseEvent> events)
    {
        var workflow = ProcessCatalogue.Get(file.ProcessKey).Workflow;
        if (events.Count == 0 || events[0] is not { Action: CaseAction.Submit, From: null } || events[0].To != workflow.First)
        {
            yield return $"{file.Number} does not begin with its filing";
        }

        CaseEvent? recommended = null;
        foreach (var (before, move) in events.Zip(events.Skip(1)))
        {
            // The payment of an exam's slip lets the candidate sit and moves nothing.
            var paysOnly = move.Action == CaseAction.Pay && move.From == move.To;
            if (move.From != before.To || (!paysOnly && (!workflow.Allows(before.To, move.Action) || workflow.Next(before.To, move.Action).Value != move.To)))
            {
                yield return $"{file.Number}: {before.To}, then {move.From} > {move.Action} > {move.To}";
            }

            recommended = move.Action == CaseAction.Recommend ? move : recommended;
            if (workflow == CaseWorkflow.Licence && move.Action is CaseAction.Approve or CaseAction.Refuse && move.ActorId == recommended?.ActorId)
            {
                yield return $"{file.Number}: recommended and decided by {move.ActorName}";
            }
        }

        if (events.Count > 0 && events[^1].To != file.Status)
        {
            yield return $"{file.Number} is {file.Status}, its history ends with {events[^1].To}";
        }
    }

    private static async Task<IEnumerable<string>> MoneyAsync(PortalDbContext db, IReadOnlyList<Case> cases)
    {
        var slips = (await db.PaymentSlips.AsNoTracking().ToListAsync()).ToLookup(s => s.CaseId);
        var booked = await db.AuditRows.Where(r => r.Action == "payment.book").GroupBy(r => r.SubjectId!)
            .ToDictionaryAsync(g => Guid.Parse(g.Key), g => g.Count());
        return cases.SelectMany(c => MoneyOf(c, [.. slips[c.Id]])).Concat(slips.SelectMany(g => g)
            .Where(s => booked.GetValueOrDefault(s.Id) != (s.Status == SlipStatus.Paid ? 1 : 0))
            .Select(s => $"{s.Number} is {s.Status} and was booked {booked.GetValueOrDefault(s.Id)} times"));
    }

    private static IEnumerable<string> MoneyOf(Case file, IReadOnlyList<PaymentSlip> slips)
    {
        var open = slips.Count(s => s.Status == SlipStatus.Open);
        var paid = slips.Count(s => s is { Status: SlipStatus.Paid, SettledAt: null });
        if (open > (file.Status is CaseStatus.AwaitingPayment or CaseStatus.Authorised || file.ProcessKey == "Exam" ? 1 : 0))
        {
            yield return $"{file.Number} is {file.Status} with {open} open slips";
        }

        if (file.Status is CaseStatus.AwaitingPayment or CaseStatus.Authorised && open != 1)
        {
            yield return $"{file.Number} waits for a payment without a slip";
        }

        if (file.Status is CaseStatus.Paid or CaseStatus.Issued or CaseStatus.Effective && slips.Count > 0 && paid != 1)
        {
            yield return $"{file.Number} is {file.Status} with {paid} paid slips";
        }

        if (paid > 1)
        {
            yield return $"{file.Number} was paid {paid} times";
        }
    }

    private static async Task<IEnumerable<string>> VersionsAsync(PortalDbContext db, IReadOnlyList<Case> cases)
    {
        var versions = (await db.CaseVersions.AsNoTracking().Select(v => new { v.CaseId, v.Number }).ToListAsync()).ToLookup(v => v.CaseId, v => v.Number);
        return cases.Where(c => !versions[c.Id].Order().SequenceEqual(Enumerable.Range(1, c.VersionNumber)))
            .Select(c => $"{c.Number} has versions {string.Join(", ", versions[c.Id])} and says {c.VersionNumber}");
    }

    private static async Task<IEnumerable<string>> LicencesAsync(PortalDbContext db)
    {
        var licences = await db.Licences.AsNoTracking().ToListAsync();
        var twice = licences.GroupBy(l => l.CaseId).Where(g => g.Count() > 1).Select(g => $"{g.Count()} licences of one case: {g.First().Number}");
        var overlapping = licences.Where(l => l.RevokedAt is null && l.ProcessKey != "CloseProtection")
            .GroupBy(l => (l.CompanyId, l.PersonId, l.ClassCode))
            .SelectMany(g => g.OrderBy(l => l.ValidFrom).Zip(g.OrderBy(l => l.ValidFrom).Skip(1)).Where(p => p.Second.ValidFrom <= p.First.ValidTo))
            .Select(p => $"{p.First.Number} and {p.Second.Number} of one holder are valid on one day");
        return twice.Concat(overlapping);
    }

    // Whatever a case's history tells left a row in the trail at the same moment, and no two moves have one moment; the chain over the rows holds.
    private async Task<IEnumerable<string>> AuditAsync(PortalDbContext db, IReadOnlyList<Case> cases, ILookup<Guid, CaseEvent> events)
    {
        var chain = portal.Get<AuditChain>();
        while (await chain.SealAsync(default) > 0)
        {
            // Until nothing is open.
        }

        var moments = (await db.AuditRows.AsNoTracking().Select(r => r.At).Distinct().ToListAsync()).Select(Second).ToHashSet();
        var missing = from file in cases
                      from happened in events[file.Id]
                      where !moments.Contains(Second(happened.At))
                      select $"{file.Number}: no audit row of {happened.Action}";
        var verdict = await chain.VerifyAsync([], default);
        return missing.Concat(verdict.Breaks.Select(b => $"The audit chain breaks at {b.First}: {b.Kind}"));
    }

    private static long Second(DateTime at) => at.Ticks / TimeSpan.TicksPerSecond;

    private async Task<IEnumerable<string>> MailsAsync(PortalDbContext db, IReadOnlyList<Case> cases, ILookup<Guid, CaseEvent> events)
    {
        var mails = await db.Outbox.AsNoTracking().Select(m => new { m.Id, m.EventKey, m.SentAt }).ToListAsync();
        var arrived = (delivered ?? []).Select(id => id.Split('@')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lost = mails.Where(m => m.SentAt is not null && !arrived.Contains($"{m.Id:N}") && !arrived.Contains($"{m.Id}"))
            .Select(m => $"{m.EventKey} counts as sent and never reached the server");
        var queued = mails.Select(m => m.EventKey).ToHashSet();
        var unsaid = from file in cases
                     from happened in events[file.Id]
                     where happened.Action is CaseAction.Return && !queued.Contains($"case-event/{happened.Id:N}")
                     select $"{file.Number}: nobody is told of {happened.Action}";
        return lost.Concat(unsaid);
    }
}
