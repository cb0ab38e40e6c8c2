using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Tests.Components;

public sealed class ComponentWithLifetimeTests : PortalBunitContext
{
    [Fact]
    public void Dispose_TokenTakenLater_IsCancelledAndDoesNotThrow()
    {
        var component = new Probe();
        Assert.False(component.Token.IsCancellationRequested);

        component.Dispose();

        Assert.True(component.Token.IsCancellationRequested);
    }

    [Fact]
    public void Begin_Work_DrawsAfterIt()
    {
        var cut = Render<Probe>();
        var gate = new TaskCompletionSource();

        cut.Instance.Start(async () =>
        {
            await gate.Task;
            cut.Instance.Text = "done";
        });
        Assert.Equal("", cut.Markup);
        gate.SetResult();

        cut.WaitForAssertion(() => Assert.Equal("done", cut.Markup));
    }

    [Fact]
    public async Task Begin_WorkThatFails_ReachesThePage()
    {
        var cut = Render<Probe>();

        cut.Instance.Start(() => throw new InvalidOperationException("the database is away"));

        Assert.Equal("the database is away", (await Renderer.UnhandledException.WaitAsync(TimeSpan.FromSeconds(30))).Message);
    }

    [Fact]
    public async Task Begin_WorkThatFailsAfterThePageWasLeft_IsQuiet()
    {
        var probe = Render<Probe>().Instance;
        var gate = new TaskCompletionSource();
        probe.Start(() => gate.Task);
        await DisposeComponentsAsync();

        gate.SetException(new InvalidOperationException("too late"));

        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    private sealed class Probe : ComponentWithLifetime
    {
        public string Text { get; set; } = "";

        public void Start(Func<Task> work) => Begin(work);

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Text);

        public CancellationToken Token => Alive;
    }
}
