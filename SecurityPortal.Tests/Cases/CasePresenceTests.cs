using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Tests.Cases;

public sealed class CasePresenceTests
{
    private readonly CasePresence _presence = new(new SingleServer(), TimeProvider.System, NullLogger<CasePresence>.Instance);
    private readonly Guid _case = Guid.NewGuid();
    private readonly Guid _arta = Guid.NewGuid();
    private readonly Guid _besa = Guid.NewGuid();

    [Fact]
    public async Task Enter_SecondPerson_TheFirstIsTold()
    {
        var told = new TaskCompletionSource();
        using var arta = _presence.Enter(_case, _arta, "Arta", () => { told.TrySetResult(); return Task.CompletedTask; });
        Assert.Empty(arta.Others);

        using var besa = _presence.Enter(_case, _besa, "Besa", () => Task.CompletedTask);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(["Besa"], arta.Others);
        Assert.Equal(["Arta"], besa.Others);
    }

    [Fact]
    public void Leave_OneOfTwoTabs_ThePersonIsStillThere()
    {
        using var arta = _presence.Enter(_case, _arta, "Arta", () => Task.CompletedTask);
        var tab = _presence.Enter(_case, _besa, "Besa", () => Task.CompletedTask);
        var otherTab = _presence.Enter(_case, _besa, "Besa", () => Task.CompletedTask);
        Assert.Empty(tab.Others.Except(["Arta"]));

        tab.Dispose();
        Assert.Equal(["Besa"], arta.Others);
        otherTab.Dispose();
        Assert.Empty(arta.Others);
    }

    [Fact]
    public void Enter_AnotherCase_IsNobodysBusinessHere()
    {
        using var arta = _presence.Enter(_case, _arta, "Arta", () => Task.CompletedTask);
        using var besa = _presence.Enter(Guid.NewGuid(), _besa, "Besa", () => Task.CompletedTask);

        Assert.Empty(arta.Others);
    }
}
