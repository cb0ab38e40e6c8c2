using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Cases;

namespace SecurityPortal.Web.Live;

/// <summary>Draws nothing; refreshes its page when the case changes.</summary>
public sealed class RefreshOnCaseChange : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private IDisposable? _live;
    private Guid? _watched;
    private bool _refreshing;
    private bool _again;

    [Inject] public required ICaseChangeFeed Feed { get; init; }

    [Inject] public required LivePages Pages { get; init; }

    /// <summary>The case to watch; none means every case (the queue).</summary>
    [Parameter] public Guid? CaseId { get; set; }

    /// <summary>Reads the page's data again, under the rights of whoever looks.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    // After a render, so that the prerendering pass never subscribes.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_subscription is not null && _watched == CaseId)
        {
            return;
        }

        _subscription?.Dispose();
        _live ??= Pages.Enter();
        _watched = CaseId;
        _subscription = Feed.Subscribe(CaseId, () => InvokeAsync(RefreshAsync));

        // Once more right now: a change between the page's read and this moment was announced to nobody.
        await RefreshAsync();
    }

    // Changes in a burst, or during a slow read, end in one further read rather than in one each.
    private async Task RefreshAsync()
    {
        if (_refreshing)
        {
            _again = true;
            return;
        }

        _refreshing = true;
        try
        {
            do
            {
                _again = false;
                await OnChanged.InvokeAsync();
            }
            while (_again);
        }
        finally
        {
            _refreshing = false;
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _live?.Dispose();
    }
}
