using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Base of tests of whole pages: the portal's real services over a database of their own, used by a signed-in company.</summary>
public abstract class PageBunitContext : PortalBunitContext
{
    private TestSession? _session;

    protected PageBunitContext()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        JSInterop.SetupModule().Mode = JSRuntimeMode.Loose;
    }

    protected TestPortal Portal { get; private set; } = null!;

    /// <summary>The company, as its owner; signed in unless the test says otherwise.</summary>
    protected Actor Company { get; private set; } = null!;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async Task InitializeAsync()
    {
        Portal = await TestPortal.CreateAsync(Change);
        Company = await Portal.Data.CompanyAsync();
    }

    /// <summary>Opens the browser of an account; before the first component is drawn.</summary>
    protected void SignIn(Actor actor)
    {
        _session = Portal.As(actor);
        Services.AddSingleton<TimeProvider>(Portal.Clock);
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
        Services.AddFallbackServiceProvider(_session.Services);
        SetRendererInfo(new RendererInfo("Server", true));
    }

    /// <summary>What the test puts in place of the portal's own.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        await Portal.DisposeAsync();
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "field");
    }
}
