using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Register;

/// <summary>A portal with a company that holds basic security, an officer and two supervisors.</summary>
public abstract class MeasuresKit : IAsyncLifetime
{
    protected TestPortal Portal { get; private set; } = null!;

    protected Actor Company { get; private set; } = null!;

    protected Actor Officer { get; private set; } = null!;

    protected Actor Besa { get; private set; } = null!;

    protected Actor Dren { get; private set; } = null!;

    public virtual Task InitializeAsync() => StartOnAsync(TestProviders.Default);

    protected async Task StartOnAsync(TestProvider provider)
    {
        Portal = await TestPortal.CreateAsync(provider);

        // As in life, no two looks at the clock see the same moment.
        Portal.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        Company = await Portal.Data.CompanyAsync();
        Officer = await Portal.Data.OfficerAsync();
        Besa = await Portal.Data.SupervisorAsync("Besa Morina");
        Dren = await Portal.Data.SupervisorAsync("Dren Berisha");
    }

    public async Task DisposeAsync() => await Portal.DisposeAsync();

    protected async Task<Result<Guid>> ProposeAsync(Actor actor, Licence licence, MeasureKind kind, string? reasons = "Polica ka skaduar.")
    {
        await using var session = Portal.As(actor);
        return await session.Get<MeasureService>()
            .ProposeAsync(licence.Id, (await LicenceAsync(licence.Id)).Version, kind, reasons, "Shënim i brendshëm", default);
    }

    protected async Task<Result<Unit>> CarryOutAsync(Actor actor, Guid measureId, string? reasons = "Polica ka skaduar.", Guid? seen = null)
    {
        var version = seen ?? (await MeasureAsync(measureId)).Version;
        await using var session = Portal.As(actor);
        return await session.Get<MeasureService>().CarryOutAsync(measureId, version, reasons, default);
    }

    protected async Task<Guid> DoneAsync(Licence licence, MeasureKind kind)
    {
        var measure = TestPortal.Ok(await ProposeAsync(Officer, licence, kind));
        TestPortal.Ok(await CarryOutAsync(Besa, measure));
        return measure;
    }

    protected async Task<Licence> LicenceAsync(Guid id)
    {
        await using var db = Portal.Db();
        return db.Licences.Single(l => l.Id == id);
    }

    protected async Task<LicenceMeasure> MeasureAsync(Guid id)
    {
        await using var db = Portal.Db();
        return db.LicenceMeasures.Single(m => m.Id == id);
    }

    protected async Task<LicenceState> StateAsync(Licence licence) => (await LicenceAsync(licence.Id)).StateOn(Portal.Today, 30);
}
