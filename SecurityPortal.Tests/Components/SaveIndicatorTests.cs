using Bunit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Components;

/// <summary>What the indicator lets the browser say: "saved" for what is stored, and for nothing that is still on its way.</summary>
public sealed class SaveIndicatorTests : PortalBunitContext
{
    [Fact]
    public async Task Entries_OnTheirWay_AreCoveredOnceTheyAreStored()
    {
        var answer = new TaskCompletionSource<Result<DraftSaved>>();
        await using var saver = new DraftSaver(() => answer.Task, Clock);
        var cut = Render<SaveIndicator>(p => p.Add(c => c.Saver, saver).Add(c => c.SavedAt, () => default));

        // Two entries have arrived and are about to be stored; a third comes meanwhile.
        saver.Touch();
        await cut.InvokeAsync(() => cut.Instance.Typed(2));
        Assert.Equal("0", Covers());
        var saving = saver.FlushAsync();
        saver.Touch();
        await cut.InvokeAsync(() => cut.Instance.Typed(3));
        answer.SetResult(new DraftSaved(Guid.Empty, default));
        Assert.False(await saving);
        Assert.Equal("0", Covers());

        Assert.True(await saver.FlushAsync());

        cut.WaitForAssertion(() => Assert.Equal("3", Covers()));
        string? Covers() => cut.Find("[data-testid=save-indicator]").GetAttribute("data-covers");
    }

    [Fact]
    public async Task Entries_ThatChangeNothing_AreCoveredAtOnce()
    {
        await using var saver = new DraftSaver(() => Task.FromResult<Result<DraftSaved>>(new DraftSaved(Guid.Empty, default)), Clock);
        var cut = Render<SaveIndicator>(p => p.Add(c => c.Saver, saver).Add(c => c.SavedAt, () => default));

        await cut.InvokeAsync(() => cut.Instance.Typed(1));

        cut.WaitForAssertion(() => Assert.Equal("1", cut.Find("[data-testid=save-indicator]").GetAttribute("data-covers")));
    }
}
