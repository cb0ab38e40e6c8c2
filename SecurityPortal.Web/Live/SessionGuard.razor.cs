using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Account;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Live;

/// <summary>Says that the session is about to end, once the open work is saved, and leads to the sign-in when it has ended.</summary>
public sealed partial class SessionGuard
{
    private SessionPhase _shown = SessionPhase.Open;
    private bool? _saved;

    [Inject] public required CircuitLife Life { get; init; }

    [Inject] public required OwnSessions Own { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<LayoutTexts> Texts { get; init; }

    /// <summary>What the open page has not saved yet.</summary>
    [CascadingParameter] public UnsavedWork? Unsaved { get; set; }

    // Whoever signed in to this browser since has nothing to do with the page that was open.
    private string SignInAddress => Life.State?.Why is SessionEnd.Replaced
        ? $"{PortalRoutes.SignIn}?ended={SessionEnd.Replaced}"
        : $"{PortalRoutes.SignIn}?ended={Life.State?.Why}&returnUrl={Uri.EscapeDataString(Navigation.LocalPath())}";

    protected override void OnInitialized() => Life.Changed += OnChanged;

    // The page may be drawn anew, with another layout, when nobody is signed in any more: each guard says what it finds.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            OnChanged();
        }
    }

    protected override void Dispose(bool disposing)
    {
        Life.Changed -= OnChanged;
        base.Dispose(disposing);
    }

    private void OnChanged()
    {
        if (Life.State is { } state)
        {
            Begin(() => FollowAsync(state.Phase));
        }
    }

    private async Task FollowAsync(SessionPhase phase)
    {
        var isNews = phase != _shown;
        _shown = phase;
        if (isNews && phase == SessionPhase.Ending && Unsaved is not null)
        {
            _saved = await Unsaved.SaveAsync();
        }
        else if (isNews && phase == SessionPhase.Over)
        {
            Navigation.NavigateTo(SignInAddress, forceLoad: true);
        }
    }

    private async Task StayAsync() => Life.Learn(await Own.StayAsync(Alive));
}
