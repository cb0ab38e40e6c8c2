using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Live;

namespace SecurityPortal.Tests.Live;

/// <summary>How many pages may stand open at once.</summary>
public sealed class OpenCircuitsTests : PortalBunitContext
{
    private static readonly Guid Account = Guid.NewGuid();

    private readonly OpenCircuits _circuits = new(Options.Create(new CircuitBounds { PerAccount = 3, PerAddress = 5 }));

    [Fact]
    public void Enter_FourthOfAnAccount_IsBeyondUntilAnotherLeaves()
    {
        var places = Enumerable.Range(0, 3).Select(i => _circuits.Enter(Account, $"192.0.2.{i}")).ToList();
        Assert.All(places, p => Assert.True(p.IsWithin));

        var fourth = _circuits.Enter(Account, "192.0.2.9");
        Assert.False(fourth.IsWithin);
        Assert.True(_circuits.Enter(Guid.NewGuid(), "192.0.2.9").IsWithin);
        fourth.Dispose();
        places[0].Dispose();
        places[0].Dispose();

        Assert.True(_circuits.Enter(Account, "192.0.2.9").IsWithin);
        Assert.False(_circuits.Enter(Account, "192.0.2.9").IsWithin);
    }

    [Fact]
    public void Enter_SixthOfANetwork_IsBeyondWhoeverItIs()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.True(_circuits.Enter(i % 2 == 0 ? null : Guid.NewGuid(), "192.0.2.1").IsWithin);
        }

        Assert.False(_circuits.Enter(null, "192.0.2.1").IsWithin);
        Assert.True(_circuits.Enter(null, "192.0.2.2").IsWithin);
    }

    [Fact]
    public void IsAtTheEnd_TwiceTheBoundAlsoOfThoseBeyondIt_IsTheEnd()
    {
        for (var i = 0; i < 6; i++)
        {
            Assert.False(_circuits.IsAtTheEnd(Account, "192.0.2.1"));
            _circuits.Enter(Account, "192.0.2.1");
        }

        Assert.True(_circuits.IsAtTheEnd(Account, "192.0.2.1"));
        Assert.False(_circuits.IsAtTheEnd(Guid.NewGuid(), "192.0.2.1"));
    }

    [Fact]
    public async Task Handler_CircuitsOfOneSession_AreCountedUntilTheyClose()
    {
        using var heard = new FlowMeter();
        var handlers = new List<CircuitPlace>();
        for (var i = 0; i < 4; i++)
        {
            handlers.Add(Handler());
            await handlers[i].OnCircuitOpenedAsync(null!, default);
        }

        Assert.Equal([false, false, false, true], handlers.Select(h => h.IsRefused));
        await handlers[0].OnCircuitClosedAsync(null!, default);
        handlers[0].Dispose();
        handlers[3].Dispose();
        using var next = Handler();
        await next.OnCircuitOpenedAsync(null!, default);
        Assert.False(next.IsRefused);
        Assert.Equal((5, 3, 1), (heard.Sum("portal.circuits.opened"), heard.Sum("portal.circuits.open"), heard.Sum("portal.circuits.refused")));
        Assert.Equal(["page"], heard.Of("portal.circuits.refused"));
    }

    [Fact]
    public async Task Notice_Reload_LoadsThePageAnew()
    {
        var notice = Render<TooManyPages>();
        Assert.Contains("Close some of them", notice.Find("[data-testid=too-many-pages]").TextContent, StringComparison.Ordinal);

        await notice.Find("[data-testid=reload]").ClickAsync(new());

        var navigation = (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();
        Assert.True(navigation.History.First().Options.ForceLoad);
    }

    private CircuitPlace Handler() => new(
        _circuits,
        new CurrentSession
        {
            Principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Account.ToString())])), Remote = "192.0.2.1",
        },
        NullLogger<CircuitPlace>.Instance);
}
