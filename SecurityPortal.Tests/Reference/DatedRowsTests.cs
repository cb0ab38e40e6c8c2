using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Reference;

public sealed class DatedRowsTests : IAsyncLifetime
{
    private Database _database = null!;

    public async Task InitializeAsync() => _database = await Database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("2026-01-31", "")]
    [InlineData("2026-02-01", "A")]
    [InlineData("2026-02-28", "A")]
    [InlineData("2026-03-01", "B")]
    [InlineData("2099-01-01", "B")]
    public async Task InForce_FirstAndLastDay_Count(string date, string codes)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        await using var db = _database.CreateDbContext();
        db.CodeItems.AddRange(Row("A", new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), Row("B", new DateOnly(2026, 3, 1), null));
        await db.SaveChangesAsync();

        var picked = await db.CodeItems.Where(c => c.List == "test").InForce(day).Select(c => c.Code).ToListAsync();
        var read = (await db.CodeItems.Where(c => c.List == "test").ToListAsync()).AsEnumerable().InForce(day).Select(c => c.Code);

        Assert.Equal(codes, string.Concat(picked.Order()));
        Assert.Equal(codes, string.Concat(read.Order()));
    }

    private static CodeItem Row(string code, DateOnly from, DateOnly? to) =>
        new() { List = "test", Code = code, Name = LocalName.Same(code), ValidFrom = from, ValidTo = to };
}
