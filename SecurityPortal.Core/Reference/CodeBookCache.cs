using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>Gives the current code lists; read again after ten seconds, so that an administrator's edit soon shows on every server.</summary>
public sealed class CodeBookCache(IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private volatile Entry? _entry;

    public async ValueTask<CodeBook> CurrentAsync(CancellationToken ct)
    {
        if (_entry is { } entry && clock.GetElapsedTime(entry.ReadAt) < Fresh)
        {
            return entry.Book;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var book = new CodeBook(await db.CodeItems.AsNoTracking().ToListAsync(ct));
        _entry = new Entry(book, clock.GetTimestamp());
        return book;
    }

    // A timestamp goes on also when the clock is set back.
    private sealed record Entry(CodeBook Book, long ReadAt);
}
