using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>An exam that has begun goes by what holds on its day: whoever sits there is told no other pass mark afterwards.</summary>
public sealed class ExamRuleUse(TimeProvider clock) : IRuleUse
{
    /// <inheritdoc/>
    public async Task<bool> IsUsedAsync(PortalDbContext db, RuleScope scope, DateTime since, CancellationToken ct)
    {
        var now = clock.UtcNow();
        return scope.Reading == RuleReading.Act && await db.ExamSessions.AnyAsync(s => s.CancelledAt == null && s.StartsAt >= since && s.StartsAt <= now, ct);
    }

    // Candidates are cases, and counted there.
    /// <inheritdoc/>
    public Task<int> KeptAsync(PortalDbContext db, RuleScope scope, DateTime before, CancellationToken ct) => Task.FromResult(0);
}
