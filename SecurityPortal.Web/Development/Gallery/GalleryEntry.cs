namespace SecurityPortal.Web.Development.Gallery;

/// <summary>A component of the gallery with its states.</summary>
/// <param name="Component">The component; of a generic one its definition.</param>
/// <param name="Room">The wall it hangs on.</param>
/// <param name="States">Its states, in the order of the index.</param>
public sealed record GalleryEntry(Type Component, Type Room, IReadOnlyList<GalleryState> States)
{
    /// <summary>The component draws the page's h1 itself.</summary>
    public bool HasHeading { get; init; }

    /// <summary>It is part of the frame around every page: the gallery's own frame steps back.</summary>
    public bool IsFrame { get; init; }

    /// <summary>Name in the address: the component's own, without the mark of generic types.</summary>
    public string Name { get; } = Component.Name.Split('`')[0];

    /// <summary>Address of a state.</summary>
    public string AddressOf(GalleryState state) => $"{ComponentGallery.Route}/{Name}/{state.Name}";
}
