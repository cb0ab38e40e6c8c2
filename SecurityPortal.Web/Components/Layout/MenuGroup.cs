using System.Globalization;

namespace SecurityPortal.Web.Components.Layout;

/// <summary>A heading of the navigation.</summary>
/// <param name="Texts">Marker type of the texts that name it.</param>
/// <param name="Text">Key in those texts.</param>
public sealed record MenuGroup(Type Texts, string Text)
{
    /// <summary>Id of its element.</summary>
    public string Id => $"menu-{Texts.Name}-{Text}";

    /// <summary>Its words in the language of the page.</summary>
    public string Label => Core.Common.Texts.Get(Texts, Text, CultureInfo.CurrentUICulture);
}
