using Microsoft.AspNetCore.Components;

namespace SecurityPortal.Web.Components.Common;

/// <summary>Addresses of the page at hand.</summary>
public static class PortalNavigation
{
    /// <summary>Path and query within this site, with a leading slash and without fragment.</summary>
    public static string LocalPath(this NavigationManager navigation)
    {
        var relative = navigation.ToBaseRelativePath(navigation.Uri);
        var fragment = relative.IndexOf('#', StringComparison.Ordinal);
        return "/" + (fragment < 0 ? relative : relative[..fragment]);
    }

    /// <summary>A link to an element of this page. A bare <c>#id</c> would lead to the home page, since the document has a base address.</summary>
    public static string LinkTo(this NavigationManager navigation, string elementId) => $"{navigation.LocalPath()}#{elementId}";
}
