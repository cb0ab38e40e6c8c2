using Microsoft.AspNetCore.Components;

namespace SecurityPortal.Web.Screens;

/// <summary>A component that a process puts on a shared page.</summary>
/// <param name="Slot">Where.</param>
/// <param name="Component">The component; it takes the parameters that <see cref="PageSlot"/> says.</param>
public sealed record PagePart(PageSlot Slot, Type Component)
{
    /// <summary>The part drawn by a component.</summary>
    public static PagePart Of<TComponent>(PageSlot slot)
        where TComponent : IComponent => new(slot, typeof(TComponent));
}
