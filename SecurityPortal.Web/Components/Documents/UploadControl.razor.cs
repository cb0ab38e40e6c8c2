using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Components.Documents;

/// <summary>Chooses or takes a dropped file and sends it by plain HTTP, with its progress and what was wrong with it.</summary>
public sealed partial class UploadControl : ComponentWithLifetime, IAsyncDisposable
{
    private ElementReference _zone;
    private IJSObjectReference? _module;
    private DotNetObjectReference<UploadControl>? _self;
    private string? _token;
    private string _tooLarge = "";
    private string? _error;
    private int? _percent;
    private bool _listening;

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required AntiforgeryStateProvider Antiforgery { get; init; }

    [Inject] public required DocumentLimits Limits { get; init; }

    [Inject] public required IStringLocalizer<DocumentTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    /// <summary>Where the file goes; null while it is not known what it is.</summary>
    [Parameter, EditorRequired] public required string? Url { get; set; }

    /// <summary>Id of the button, for labels and error summaries.</summary>
    [Parameter, EditorRequired] public required string ElementId { get; set; }

    /// <summary>Which files, in words; said once where several stand together.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What the button says; "Attach" without it.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>What the button is called where its text alone is not enough.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>A link among others instead of a field of its own.</summary>
    [Parameter] public bool Compact { get; set; }

    /// <summary>Which files, for the browser's dialog.</summary>
    [Parameter] public string Accept { get; set; } = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

    [Parameter] public ButtonVariant Variant { get; set; }

    [Parameter] public string TestId { get; set; } = "upload";

    /// <summary>The file was accepted.</summary>
    [Parameter] public EventCallback OnUploaded { get; set; }

    /// <summary>Called by the script as the bytes leave.</summary>
    [JSInvokable]
    public void Progress(int percent)
    {
        (_percent, _error) = (Math.Clamp(percent, 0, 100), null);
        StateHasChanged();
    }

    /// <summary>Called by the script at the end: no message means accepted.</summary>
    [JSInvokable]
    public async Task FinishedAsync(string? message)
    {
        (_percent, _error) = (null, message);
        StateHasChanged();
        if (message is null)
        {
            await OnUploaded.InvokeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone already.
            }
        }

        Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _token = Antiforgery.GetAntiforgeryToken()?.Value;
        _tooLarge = ErrorTexts.Sentence(DocumentErrors.TooLarge(Limits.FileBytes));
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Alive, "./Components/Documents/UploadControl.razor.js");
            await _module.InvokeVoidAsync("listen", Alive, _zone, _self);
            _listening = true;
            StateHasChanged();
        }
    }
}
