namespace SecurityPortal.Web.Development.Gallery;

/// <summary>Where the services of a circuit's components come from: the scene's once one is set, else the portal's own.</summary>
public sealed class GallerySeam
{
    public IServiceProvider? Services { get; set; }
}
