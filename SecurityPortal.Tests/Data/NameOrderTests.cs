using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Data;

public sealed class NameOrderTests
{
    // In Albanian ç and the letters written with two characters stand after the plain one; in Serbian č, ć, dž, đ, lj, nj, š and ž do.
    private static readonly Dictionary<string, string[]> Sorted = new()
    {
        [Languages.Albanian] =
            ["Cana", "Çeta", "Duka", "Dhima", "Ema", "Ëma", "Luan", "Llapi", "Nura", "Njazi", "Sula", "Shala", "Zana", "Zheji"],
        [Languages.Serbian] =
            ["Cana", "Čeda", "Ćira", "Dušan", "Džon", "Đura", "Luka", "Ljuba", "Nura", "Njegoš", "Sula", "Šana", "Zana", "Žana"],
    };

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Names_InTheDatabase_SortAsInTheLanguageShown(TestProvider provider)
    {
        var shown = Thread.CurrentThread.CurrentUICulture;
        await using var portal = await TestPortal.CreateAsync(provider);
        foreach (var name in Sorted.Values.SelectMany(names => names).Distinct().Reverse())
        {
            await portal.Data.CompanyAsync(name);
        }

        foreach (var (language, names) in Sorted)
        {
            Thread.CurrentThread.CurrentUICulture = Languages.Culture(language);
            await using var db = portal.Db();

            Assert.Equal(names, await db.Companies.Where(c => names.Contains(c.Name)).OrderByName(db, c => c.Name).Select(c => c.Name).ToListAsync());
        }

        Thread.CurrentThread.CurrentUICulture = shown;
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Numbers_InTheDatabase_SortAndCompareByTheirBytes(TestProvider provider)
    {
        await using var portal = await TestPortal.CreateAsync(provider);
        var company = await portal.Data.CompanyAsync();
        string[] numbers = ["SRV-BAZ-2026-0001", "SRV.BAZ", "SRV_BAZ", "Srv-BAZ", "srv-BAZ"];
        foreach (var number in numbers.Reverse())
        {
            var licence = await portal.LicenceAsync(company, portal.Today.AddYears(1));
            await using var change = portal.Db();
            await change.Licences.Where(l => l.Id == licence.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Number, number));
        }

        await using var db = portal.Db();

        Assert.Equal(numbers.Order(StringComparer.Ordinal), await db.Licences.Select(l => l.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(1, await db.Licences.CountAsync(l => l.Number == "srv-BAZ"));
    }
}
