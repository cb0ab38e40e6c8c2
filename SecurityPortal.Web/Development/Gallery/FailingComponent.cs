using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>Fails whenever it is drawn, to show what stands around it then.</summary>
public sealed class FailingComponent : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException("The gallery shows a failure.");
}
