using System.Globalization;
using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Web.Components.Layout;

/// <summary>One entry of the navigation.</summary>
/// <param name="Route">The page's template; the entry is drawn when that page exists.</param>
/// <param name="Texts">Marker type of the texts that name it.</param>
/// <param name="Text">Key in those texts.</param>
/// <param name="Icon">Material icon.</param>
public sealed record MenuEntry(string Route, Type Texts, string Text, string Icon)
{
    /// <summary>Whose navigation it belongs to.</summary>
    public required MenuReader Reader { get; init; }

    /// <summary>Place among the entries of its reader; entries of one group stand together.</summary>
    public required int Order { get; init; }

    /// <summary>The heading it stands under; none for a top-level entry.</summary>
    public MenuGroup? Group { get; init; }

    /// <summary>Roles of the ministry that see it.</summary>
    public IReadOnlyList<string> Roles { get; init; } = PortalRoles.All;

    /// <summary>Its words in the language of the page.</summary>
    public string Label => Core.Common.Texts.Get(Texts, Text, CultureInfo.CurrentUICulture);

    /// <summary>An entry of the portal itself.</summary>
    internal static MenuEntry Own(MenuReader reader, int order, string route, string text, string icon) =>
        new(route, typeof(LayoutTexts), text, icon) { Reader = reader, Order = order };
}
