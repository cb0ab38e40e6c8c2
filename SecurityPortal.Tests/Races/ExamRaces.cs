using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Races;

/// <summary>Groups, places and candidacies of the exam, on every database.</summary>
public sealed class ExamRaces : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _institution = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Apply_TwiceWhileOneIsDeleted_NoGroupIsBelowTheSize(TestProvider provider)
    {
        const int size = 3;
        await StartAsync(provider, size);
        for (var round = 0; round < 3; round++)
        {
            var waiting = await _portal.StatesAsync(_institution);
            var missing = size - waiting.GetValueOrDefault(CaseStatus.Ready) - waiting.GetValueOrDefault(CaseStatus.Saved);
            await _portal.CandidatesAsync(_institution, round * size, missing);
            Guid victim;
            await using (var look = _portal.Db())
            {
                victim = await look.Cases.Where(c => c.Status == CaseStatus.Ready).OrderBy(c => c.Number).Select(c => c.Id).FirstAsync();
            }

            var seen = await _portal.VersionAsync(victim);

            var done = await AtOnce.RunAsync(
                async () => (await _portal.ApplyAsync(_institution)).IsOk, async () => (await _portal.ApplyAsync(_institution)).IsOk,
                async () => (await _portal.DeleteAsync(_institution, victim, seen)).IsOk);

            Assert.True(!(done[0] && done[1]) && (done[0] || done[1]) != done[2], $"applied {done[0]}, {done[1]}, deleted {done[2]}");
            await using var db = _portal.Db();
            Assert.All(
                await db.ExamGroups.Select(g => new { g.Size, Members = db.Set<ExamCandidate>().Count(c => c.GroupId == g.Id) }).ToListAsync(),
                g => Assert.Equal((size, size), (g.Size, g.Members)));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Schedule_ThreeForTwoPlaces_TheLastIsGivenOnce(TestProvider provider)
    {
        await StartAsync(provider, size: 3);
        var (officer, cashier) = (await _portal.Data.OfficerAsync(), await _portal.Data.MinistryAsync("Drita Hoxha", PortalRoles.Cashier));
        var ids = await _portal.CandidatesAsync(_institution, 0, 3);
        Ok(await _portal.ApplyAsync(_institution));
        foreach (var id in ids)
        {
            await _portal.AcceptAsync(officer, id);
            Ok(await _portal.PayAsync(cashier, id));
        }

        for (var round = 0; round < 3; round++)
        {
            var sessionId = await _portal.SessionAsync(officer, capacity: 2);

            var results = await AtOnce.RunAsync([.. ids.Select<Guid, Func<Task<Result<CaseStatus>>>>(
                id => () => _portal.ScheduleAsync(officer, id, sessionId))]);

            Assert.Contains(Assert.Single(results, r => !r.IsOk).Error!.Code, (string[])["exam.session-full", "case.changed-by-other"]);
            await using (var db = _portal.Db())
            {
                Assert.Equal(2, await db.ExamCandidates.CountAsync(c => c.SessionId == sessionId));
            }

            await using var session = _portal.As(officer);
            var seen = Ok(await session.Get<ExamQueries>().SessionAsync(sessionId, look: false, default)).Version;
            Ok(await session.Get<ExamSessionPlanning>().CancelAsync(sessionId, seen, default));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Save_TwoInstitutionsTheSamePerson_OneCandidacy(TestProvider provider)
    {
        await StartAsync(provider, size: 12);
        var other = await _portal.InstitutionAsync("Tjetra Sh.p.k.");
        for (var round = 0; round < 3; round++)
        {
            var (mine, theirs) = (await _portal.DraftAsync(_institution, ExamKit.Person(round)), await _portal.DraftAsync(other, ExamKit.Person(round)));
            await _portal.AttachPapersAsync(mine);
            await _portal.AttachPapersAsync(theirs);
            var (one, two) = (await _portal.LoadAsync(_institution, mine), await _portal.LoadAsync(other, theirs));

            var saved = await AtOnce.RunAsync(() => _portal.SubmitAsync(_institution, one), () => _portal.SubmitAsync(other, two));

            Assert.Equal("exam.candidacy-open", Assert.Single(saved, s => !s.IsOk).Error!.Code);
        }
    }

    private async Task StartAsync(TestProvider provider, int size)
    {
        _portal = await CreateAsync(provider);
        _institution = await _portal.InstitutionAsync();
        await _portal.GroupSizeAsync(size);
    }
}
