using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

/// <summary>What changes between one moment and the next, and who may not do it at all.</summary>
public sealed partial class IdentityProofTests
{
    [Fact]
    public async Task Officer_WayClosedSinceTheDocumentCame_RefusesAndDoesNotConfirm()
    {
        var id = await AskAsync(_person);
        Assert.True((await SeenAsync(_officer, id)).MayConfirm);
        await AllowAsync("letter");

        var seen = await SeenAsync(_officer, id);
        await using var officer = _portal.As(_officer);
        var desk = officer.Get<IdentityDesk>();
        Assert.Equal((true, false), (seen.MayDecide, seen.MayConfirm));
        Assert.IsType<IdentityWayClosed>((await desk.ConfirmAsync(id, seen.Version, default)).Error);
        Assert.Equal(AssuranceLevel.SelfDeclared, await LevelAsync(_person));
        TestPortal.Ok(await desk.RefuseAsync(id, seen.Version, "Nuk pranohen dokumente", default));
    }

    [Theory]
    [InlineData(true, typeof(NotFound))]
    [InlineData(false, typeof(IdentityConfirmedAlready))]
    public async Task Ask_SettledDuringTheUpload_OpensNoRequest(bool isReleased, Type error)
    {
        await using var own = _portal.As(_person);
        await using var body = new WatchedStream(SampleFiles.Pdf(), () => SettleAsync(isReleased));

        Assert.IsType(error, (await own.Get<IdentityRequests>().AskAsync(body, "a.pdf", default)).Error);

        Assert.True(body.IsRead);
        await using var db = _portal.Db();
        Assert.False(await db.IdentityRequests.AnyAsync());
        Assert.False(await db.StoredFiles.AnyAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_NothingToGain_TakesNoByte(bool isClosed)
    {
        if (isClosed)
        {
            await AllowAsync("letter");
        }
        else
        {
            await SettleAsync(isReleased: false);
        }

        await using var own = _portal.As(_person);
        await using var body = new WatchedStream(SampleFiles.Pdf(), () => Task.CompletedTask);

        var refused = (await own.Get<IdentityRequests>().AskAsync(body, "a.pdf", default)).Error;

        Assert.IsType(isClosed ? typeof(IdentityWayClosed) : typeof(IdentityConfirmedAlready), refused);
        Assert.False(body.IsRead);
    }

    [Fact]
    public async Task Officer_NumberReleasedMeanwhile_IsNotFound()
    {
        var id = await AskAsync(_person);
        await SettleAsync(isReleased: true);

        var seen = await SeenAsync(_officer, id);
        await using var officer = _portal.As(_officer);
        Assert.IsType<NotFound>((await officer.Get<IdentityDesk>().ConfirmAsync(id, seen.Version, default)).Error);

        await using var db = _portal.Db();
        Assert.Null((await db.Individuals.SingleAsync()).ConfirmedAt);
    }

    [Fact]
    public async Task Request_ChangedInTheSameMoment_IsAnAnswerAndChangesNothing()
    {
        await AllowAsync("officer,letter,eid");
        var id = await AskLetterAsync(_person);
        var code = await CodeAsync(id);
        await using (var db = _portal.Db())
        {
            // As the database answers whoever comes second: no row is changed.
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER Second BEFORE UPDATE OF DecidedAt, CodeHash ON IdentityRequests BEGIN SELECT RAISE(IGNORE); END");
        }

        Assert.IsType<IdentityChanged>((await PrintAsync(_officer, id)).Error);
        await using var own = _portal.As(_person);
        Assert.IsType<IdentityChanged>((await own.Get<IdentityCodes>().EnterAsync(code, default)).Error);
        Assert.IsType<IdentityChanged>((await own.Get<IdentityProofs>().ByProviderAsync(await NumberAsync(_person), default)).Error);
        Assert.Equal(AssuranceLevel.SelfDeclared, await LevelAsync(_person));
    }

    [Fact]
    public async Task Desk_WhoMayNot_IsDeniedWithARow()
    {
        await AllowAsync("officer,letter");
        var id = await AskAsync(_person);
        var auditor = await _portal.Data.MinistryAsync("Zana Auditi", PortalRoles.Auditor);
        await DeniedAsync(auditor, id);
        await DeniedAsync(_person, id);

        // About themselves.
        await using (var db = _portal.Db())
        {
            await db.IdentityRequests.ExecuteUpdateAsync(r => r.SetProperty(x => x.UserId, _officer.UserId));
        }

        await DeniedAsync(_officer, id);
        await using var visitor = _portal.Visitor();
        Assert.IsType<NotPermitted>((await visitor.Get<IdentityDesk>().RefuseAsync(id, default, "Jo", default)).Error);
    }

    private async Task DeniedAsync(Actor actor, Guid id)
    {
        await using var session = _portal.As(actor);
        var desk = session.Get<IdentityDesk>();

        Assert.IsType<NotPermitted>((await desk.ConfirmAsync(id, default, default)).Error);
        Assert.IsType<NotPermitted>((await desk.RefuseAsync(id, default, "Jo", default)).Error);
        Assert.IsType<NotPermitted>((await PrintAsync(actor, id)).Error);

        await using var db = _portal.Db();
        Assert.Equal(
            [$"{id}", $"{id}", $"{id}"],
            await db.AuditRows.Where(a => a.Action == "identity.denied" && a.ActorId == actor.UserId).Select(a => a.SubjectId).ToListAsync());
        Assert.False(await db.AuditRows.AnyAsync(a => a.Action == "identity.refuse"));
    }

    private async Task SettleAsync(bool isReleased)
    {
        var now = _portal.Clock.UtcNow();
        await using var db = _portal.Db();
        Assert.Equal(1, isReleased
            ? await db.Individuals.ExecuteUpdateAsync(i => i.SetProperty(x => x.ReleasedAt, now))
            : await db.Individuals.ExecuteUpdateAsync(i => i.SetProperty(x => x.ConfirmedAt, now)));
    }

    // A file on its way: what happens when its first bytes are read.
    private sealed class WatchedStream(byte[] bytes, Func<Task> first) : MemoryStream(bytes)
    {
        public bool IsRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!IsRead)
            {
                IsRead = true;
                await first();
            }

            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
