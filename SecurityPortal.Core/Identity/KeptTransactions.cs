using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>Commands whose refusals leave something behind.</summary>
internal static class KeptTransactions
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction that is kept though it answers an error: tries stay counted, and their rows stay. Answers
    /// <paramref name="lost"/> to the slower of two who change one row in the same moment; nothing of theirs is kept.
    /// </summary>
    public static async Task<Result<Unit>> InKeptTransactionAsync(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Error?>> work, Error lost, CancellationToken ct,
        [CallerMemberName] string command = "", [CallerFilePath] string file = "")
    {
        var answered = await dbFactory.InTransactionAsync<Answer>(async db => new Answer(await work(db)), lost, ct, command, file);
        return (answered.Error ?? answered.Value.Error) is { } error ? error : Unit.Done;
    }

    // A result cannot hold null.
    private sealed record Answer(Error? Error);
}
