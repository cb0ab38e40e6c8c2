using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>A state in which a component is shown.</summary>
/// <param name="Name">Last part of the address, e.g. <c>registry-down</c>.</param>
/// <param name="Content">The component; drawn when its scene is ready.</param>
public sealed record GalleryState(string Name, RenderFragment Content)
{
    /// <summary>What the wizard around it says is wrong.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>What the officer said.</summary>
    public IReadOnlyList<DraftComment> Comments { get; init; } = [];

    /// <summary>Selectors of what is pressed once the component is there, in this order: for states that only an act leads to.</summary>
    public IReadOnlyList<string> Press { get; init; } = [];

    /// <summary>Puts rows into the scene's database before the component is drawn.</summary>
    public Func<GalleryScene, Task>? Prepare { get; init; }

    /// <summary>Puts other services in place of the portal's, e.g. a registry that does not answer.</summary>
    public Action<IServiceCollection>? Change { get; init; }
}
