using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Workers;

/// <summary>Whoever was first with a business number reads nothing about persons in the company's name, until the company is confirmed (decision
/// 0020).</summary>
public sealed class UnconfirmedCompanyTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private TestWorkers _workers = null!;
    private Actor _other = null!;
    private Actor _stranger = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _workers = new TestWorkers(_portal);
        _other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        _stranger = await _portal.Data.CompanyAsync(isConfirmed: false);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Consent_OfAPersonOthersBroughtIn_OpensWithTheConfirmationAndNotBefore()
    {
        var person = (await _workers.LicensedAsync(_other, TestWorkers.Entry())).PersonId!.Value;
        await using (var session = _portal.As(_stranger))
        {
            Assert.IsType<IdentityUnconfirmed>((await session.Get<ConsentService>().GiveAsync(person, "Punësim", true, default)).Error);
        }

        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "person.consent-refused" && a.ActorId == _stranger.UserId));
        Assert.False(await db.WorkerConsents.AnyAsync());

        // One from before it was asked for opens nothing either.
        db.WorkerConsents.Add(new WorkerConsent
        {
            CompanyId = _stranger.CompanyId!.Value, PersonId = person, Purpose = "Punësim", GivenBy = _stranger.UserId, GivenByName = _stranger.Name,
            At = _portal.Clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync();
        Assert.Equal("worker.consent-first", await CardsAsync(person));

        await ConfirmAsync();

        Assert.Null(await CardsAsync(person));
    }

    [Fact]
    public async Task Request_AboutAPersonOthersBroughtIn_HearsOneSentence()
    {
        await _workers.LicensedAsync(_other, TestWorkers.Entry());
        await using (var session = _portal.As(_stranger))
        {
            var desk = session.Get<WorkerLicenceDesk>();
            Assert.IsType<IdentityUnconfirmed>((await desk.ReadAsync(TestWorkers.Entry(), default)).Error);
            Assert.IsType<IdentityUnconfirmed>((await desk.StartAsync(TestWorkers.Entry(), "W-MA", default)).Error);
        }

        await ConfirmAsync();

        await using var confirmed = _portal.As(_stranger);
        Assert.Equal("worker.consent-first", (await confirmed.Get<WorkerLicenceDesk>().ReadAsync(TestWorkers.Entry(), default)).Error!.Code);
    }

    [Fact]
    public async Task Examination_OfAPerson_IsNotFilledIn()
    {
        await _workers.PassedAsync(TestWorkers.Entry());

        Assert.DoesNotContain($"{WorkerClasses.Basic}-1", await BegunAsync(), StringComparison.Ordinal);

        await ConfirmAsync();
        await using (var db = _portal.Db())
        {
            await db.Drafts.ExecuteDeleteAsync();
        }

        Assert.Contains($"{WorkerClasses.Basic}-1", await BegunAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Employment_IsEnteredByAConfirmedCompanyAlone()
    {
        Assert.IsType<IdentityUnconfirmed>(await AddAsync());
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "employment.refused" && a.ActorId == _stranger.UserId));
        Assert.False(await db.Employments.AnyAsync());

        await ConfirmAsync();

        Assert.Null(await AddAsync());
    }

    private async Task ConfirmAsync()
    {
        await using var db = _portal.Db();
        await db.Companies.Where(c => c.Id == _stranger.CompanyId).ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmedAt, c => c.CreatedAt));
    }

    private async Task<string?> CardsAsync(Guid person)
    {
        await using var session = _portal.As(_stranger);
        return (await session.Get<PersonCardDesk>().ReadAsync(person, default)).Error?.Code;
    }

    private async Task<string> BegunAsync()
    {
        await using var session = _portal.As(_stranger);
        var id = TestPortal.Ok(await session.Get<WorkerLicenceDesk>().StartAsync(TestWorkers.Entry(), WorkerClasses.Basic, default));
        return (await _portal.LoadAsync(_stranger, id)).PayloadJson;
    }

    private async Task<Error?> AddAsync()
    {
        await using var session = _portal.As(_stranger);
        return (await session.Get<EmploymentService>().AddAsync(TestWorkers.Entry(), "Roje", _portal.Today, default)).Error;
    }
}
