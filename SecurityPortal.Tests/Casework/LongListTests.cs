using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Benchmarks;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

/// <summary>
/// The ministry's lists take no longer with a million cases than with ten thousand (decision 0026). Held by the plans of their queries, which are those of the
/// benchmark, over a small portal of its generator.
/// </summary>
public sealed class LongListTests : IAsyncLifetime
{
    // These look for few things and put them in order, or are lists of one company.
    private static readonly string[] Sorting = ["number", "word", "letters", "by their keys", "of a company", "absent", "by case", "contracts", "alerts"];

    private Database _database = null!;
    private QueryPlans _plans = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _plans = new QueryPlans(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task EveryList_AnyFilter_IsReadFromAnIndexInItsOrder()
    {
        await CaseGenerator.RunAsync(_database, 200, QueueBenchmark.Now);
        using var portal = new BenchPortal(_database.Folder, QueueBenchmark.Now, services =>
            services.AddSingleton(_database.Gate).AddSingleton<IDbContextFactory<PortalDbContext>>(_plans));
        var questions = await QueueQuestions.OfAsync(portal);
        _plans.Faults.Clear();
        var found = 0;

        foreach (var question in questions.Yardsticks().Concat(questions.Queue()).Concat(questions.Lists()))
        {
            _plans.MaySort = Sorting.Any(s => question.Name.Contains(s, StringComparison.Ordinal));
            found += await question.AskAsync(0);
        }

        Assert.True(_plans.Faults.Count == 0, string.Join("\n\n", _plans.Faults.Distinct()));
        Assert.True(_plans.Count > 200 && found > 500, $"{_plans.Count} queries, {found} rows");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CommonWords_AreReadInTheOrderOfTheList(bool newestFirst)
    {
        await using var db = _plans.CreateDbContext();
        IReadOnlyList<string>[] several = [["gashi"], ["gashi", "gashaj"], ["gashi", "gashaj", "gashnjani", ""]];
        foreach (var whole in several)
        {
            var source = CaseWords.Of(db, "gash", ["arben", "krasniqi"], whole, isFew: false, new HashSet<string> { "krasniqi" });
            await source.Ranges!.FirstAsync(newestFirst, 1001, default);
            await source.Among(db.Cases).ByStatus(CaseStates.Open).FirstAsync(newestFirst, 1001, default);
            await PersonWords.Ordered(db, "gash", ["arben"], whole, isFew: false).Take(1001).ToListAsync();
        }

        _plans.MaySort = true;
        await CaseWords.Of(db, "g", ["a"], null, isFew: false).RangesOf(db.Cases).FirstAsync(newestFirst, 1001, default);

        Assert.True(_plans.Faults.Count == 0, string.Join("\n\n", _plans.Faults.Distinct()));
        Assert.Equal(10, _plans.Count);
    }

    [Theory]
    [InlineData("SCAN c")]
    [InlineData("SCAN c USING COVERING INDEX IX_Cases_SubmittedAt_Id")]
    [InlineData("USE TEMP B-TREE FOR ORDER BY")]
    [InlineData("SEARCH c USING AUTOMATIC COVERING INDEX (Id=?)")]
    public void Plan_ThatGrowsWithTheTable_IsAFault(string line)
    {
        const string Sql = """SELECT COUNT(*) FROM "Cases" AS "c" """;

        Assert.Single(QueryPlans.FaultsOf(Sql, [line, "SEARCH c USING INDEX IX_Cases_Number (Number=?)"], maySort: false));
    }

    [Fact]
    public async Task Words_OfTwoRanges_NameACaseOnceAndInOrder()
    {
        var clock = TimeProvider.System;
        var data = new TestData(_database, clock);
        var expected = new List<Guid>();
        for (var i = 0; i < 9; i++)
        {
            expected.Add((await data.CaseAsync(await data.CompanyAsync($"Siguria Sigma {i} SH.P.K."), filedOn: 20 - i)).Id);
        }

        await using var db = _database.CreateDbContext();
        var both = CaseWords.Of(db, "sig", [], ["siguria", "sigma", ""], isFew: false);

        Assert.Equal(expected, await both.Ranges!.FirstAsync(newestFirst: false, 1001, default));
        Assert.Equal(expected.Take(4), await both.Ranges!.FirstAsync(newestFirst: false, 4, default));
        Assert.Equal(Enumerable.Reverse(expected).Take(5), await both.Ranges!.FirstAsync(newestFirst: true, 5, default));
        HashSet<string>[] sets = [[], ["3"]];
        foreach (var alone in sets)
        {
            var two = CaseWords.Of(db, "sig", ["3"], ["siguria", "sigma"], isFew: false, alone);
            Assert.Equal([expected[3]], await two.Ranges!.FirstAsync(newestFirst: true, 9, default));
        }

        Assert.Equal(["sigma", "siguria"], await db.CaseSearchWords.Select(w => w.Word).DifferentAsync("sig", 2, default));
        Assert.Null(await db.CaseSearchWords.Select(w => w.Word).DifferentAsync("sig", 1, default));
        Assert.Equal(expected, await CaseWords.Of(db, "sig", [], null, isFew: false).RangesOf(db.Cases).FirstAsync(newestFirst: false, 1001, default));
    }

    [Fact]
    public void Page_OfALongList_EndsWhereNoMoreIsCounted()
    {
        var last = new PageRequest(99).WithinMost(PageRequest.MaxRows + 1);

        Assert.Equal((40, PageRequest.MaxRows, true), (last.Number, last.Total, last.Of<int>([]).IsMore));
        Assert.False(new PageRequest().WithinMost(PageRequest.MaxRows).IsMore);
        Assert.Equal((5000, false), (new PageRequest(Size: 6000).WithinMost(5000).Total, new PageRequest(Size: 6000).WithinMost(5000).IsMore));
    }
}
