using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Workers;
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
        var slips = await db.PaymentSlips.AsNoTracking().ToListAsync();
        var payments = await db.Payments.AsNoTracking().ToListAsync();
        var refunds = await db.Refunds.AsNoTracking().Where(r => r.Status != RefundStatus.Withdrawn).ToListAsync();
        var lines = await db.BankStatementLines.AsNoTracking().Where(l => l.IsCredit && l.AmountCents != null).ToListAsync();
        var counting = payments.Where(p => p.State == PaymentState.Counts).ToLookup(p => p.SlipId, p => p.AmountCents);
        var ofLine = payments.Where(p => p.State == PaymentState.Counts).ToLookup(p => p.LineId, p => p.AmountCents);
        var listed = refunds.ToLookup(r => r.LineId, r => r.AmountCents);
        var moved = payments.Where(p => p.State != PaymentState.Counts).Select(p => p.SlipId).ToHashSet();
        var ofCase = slips.ToLookup(s => s.CaseId);
        return
        [
            .. slips.Where(s => s.PaidCents != counting[s.Id].Sum()).Select(s => $"{s.Number} says {s.PaidCents} is paid, {counting[s.Id].Sum()} counts"),
            .. slips.Where(s => s.Status == SlipStatus.Paid && !s.IsQuestioned && !moved.Contains(s.Id) && s.PaidCents + s.WaivedCents < s.AmountCents)
                .Select(s => $"{s.Number} is paid with {s.PaidCents} of {s.AmountCents}"),
            .. lines.Where(l => l.AmountCents < ofLine[l.Id].Sum() + listed[l.Id].Sum())
                .Select(l => $"Of row {l.Row} ({l.Outcome}) with {l.AmountCents} count {ofLine[l.Id].Sum()}, and {listed[l.Id].Sum()} is given back"),
            .. lines.Where(l => l.ReversedBy != null && ofLine[l.Id].Any())
                .Select(l => $"Of row {l.Row}, which the bank took back, {ofLine[l.Id].Sum()} counts"),
            .. cases.Where(c => !ofCase[c.Id].Any(s => moved.Contains(s.Id))).SelectMany(c => MoneyOf(c, [.. ofCase[c.Id]])),
        ];
    }

    // A case whose money was never taken away again.
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

        // A certificate may belong to somebody without an account.
        var candidates = await db.ExamCertificates.AsNoTracking().Where(c => c.LicenceId != null)
            .ToDictionaryAsync(c => c.LicenceId!.Value, c => c.PersonalNumber?.Reveal() ?? $"{c.Citizenship} {c.PassportNumber}");
        var overlapping = licences.Where(l => l.RevokedAt is null && l.ProcessKey != "CloseProtection")
            .GroupBy(l => (l.CompanyId, l.PersonId, candidates.GetValueOrDefault(l.Id), l.ClassCode))
            .SelectMany(g => g.OrderBy(l => l.ValidFrom).Zip(g.OrderBy(l => l.ValidFrom).Skip(1)).Where(p => p.Second.ValidFrom <= p.First.ValidTo))
            .Select(p => $"{p.First.Number} and {p.Second.Number} of one holder are valid on one day");
        return twice.Concat(overlapping);
    }

    // Whatever a case's history tells left a row in the trail at the same moment and by the same hand, and no two moves have one moment; the chain holds.
    private async Task<IEnumerable<string>> AuditAsync(PortalDbContext db, IReadOnlyList<Case> cases, ILookup<Guid, CaseEvent> events)
    {
        var chain = portal.Get<AuditChain>();
        while (await chain.SealAsync(default) > 0)
        {
            // Until nothing is open.
        }

        var rows = (await db.AuditRows.AsNoTracking().Select(r => new { r.At, r.ActorId }).Distinct().ToListAsync())
            .SelectMany(r => new[] { (Second(r.At), r.ActorId), (Second(r.At), null) }).ToHashSet();
        var missing = from file in cases
                      from happened in events[file.Id]
                      where !rows.Contains((Second(happened.At), happened.ActorId))
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
