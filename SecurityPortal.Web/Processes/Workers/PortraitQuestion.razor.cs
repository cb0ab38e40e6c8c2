using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Processes.Workers;

/// <summary>A portrait: a picture is uploaded, moved and enlarged under a frame of the card's proportions, and cut on the server. Works by keyboard
/// alone.</summary>
public sealed partial class PortraitQuestion : ComponentWithLifetime, IAsyncDisposable
{
    private static readonly (string Command, string Icon)[] Commands =
    [
        ("larger", Icons.Material.Filled.ZoomIn), ("smaller", Icons.Material.Filled.ZoomOut), ("left", Icons.Material.Filled.ArrowBack),
        ("right", Icons.Material.Filled.ArrowForward), ("up", Icons.Material.Filled.ArrowUpward), ("down", Icons.Material.Filled.ArrowDownward),
    ];

    private ElementReference _frame;
    private IJSObjectReference? _module;
    private DotNetObjectReference<PortraitQuestion>? _self;
    private AttachedDocument? _original;
    private AttachedDocument? _portrait;
    private Guid _listening;
    private string? _status;
    private Error? _error;
    private bool _busy;

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required DraftDocuments Documents { get; init; }

    [Inject] public required DocumentLimits Limits { get; init; }

    [Inject] public required IStringLocalizer<WorkerTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [CascadingParameter] public required WizardState Wizard { get; set; }

    [Parameter, EditorRequired] public required Guid DraftId { get; set; }

    /// <summary>Kind of the portrait's attachment.</summary>
    [Parameter, EditorRequired] public required string KindCode { get; set; }

    /// <summary>Kind of the picture as uploaded.</summary>
    [Parameter, EditorRequired] public required string OriginalKind { get; set; }

    /// <summary>Path of the answer.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>Stands above the field.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    private string ElementId => WizardState.ElementId(Path);

    private IReadOnlyList<string> Errors => [.. Wizard.ErrorsAt(Path).Select(ErrorTexts.Sentence)];

    /// <summary>Called by the script once the picture rests: the part under the frame, in its own pixels.</summary>
    [JSInvokable]
    public async Task CroppedAsync(int x, int y, int width)
    {
        if (_busy || _original is null)
        {
            return;
        }

        _busy = true;
        try
        {
            var cut = await Documents.CropAsync(DraftId, KindCode, new PortraitCrop(x, y, width, PortraitCrop.HeightOf(width)), Alive);
            _error = cut.Error;
            if (cut.IsOk)
            {
                (_portrait, _status) = (cut.Value, Texts["PortraitCut"]);
                Wizard.SetErrors(Path, []);
            }
        }
        finally
        {
            _busy = false;
            StateHasChanged();
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
    protected override async Task OnInitializedAsync()
    {
        Wizard.ErrorsChanged += StateHasChanged;
        await ReadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_original is { } original && _listening != original.Id)
        {
            _listening = original.Id;
            _self ??= DotNetObjectReference.Create(this);
            _module ??= await Js.InvokeAsync<IJSObjectReference>("import", Alive, "./Processes/Workers/PortraitQuestion.razor.js");
            await _module.InvokeVoidAsync("listen", Alive, _frame, _self);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Wizard.ErrorsChanged -= StateHasChanged;
        base.Dispose(disposing);
    }

    private async Task CommandAsync(string command)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("command", Alive, _frame, command);
        }
    }

    private async Task UploadedAsync()
    {
        (_error, _status) = (null, Texts["PortraitCut"]);
        await ReadAsync();
        Wizard.SetErrors(Path, []);
        Wizard.Touch(Path);
    }

    private async Task RemoveAsync()
    {
        _busy = true;
        try
        {
            foreach (var picture in new[] { _portrait, _original }.OfType<AttachedDocument>())
            {
                await Documents.RemoveAsync(DraftId, picture.Id, Alive);
            }

            (_error, _status) = (null, null);
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ReadAsync()
    {
        var list = await Documents.ListAsync(DraftId, Alive);
        _original = list.IsOk ? list.Value.Pictures.FirstOrDefault(p => p.KindCode == OriginalKind) : null;
        _portrait = list.IsOk ? list.Value.Pictures.FirstOrDefault(p => p.KindCode == KindCode) : null;
    }
}
