using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Tests.Components;

public sealed class ComponentWithLifetimeTests
{
    [Fact]
    public void Dispose_TokenTakenLater_IsCancelledAndDoesNotThrow()
    {
        var component = new Probe();
        Assert.False(component.Token.IsCancellationRequested);

        component.Dispose();

        Assert.True(component.Token.IsCancellationRequested);
    }

    private sealed class Probe : ComponentWithLifetime
    {
        public CancellationToken Token => Alive;
    }
}
