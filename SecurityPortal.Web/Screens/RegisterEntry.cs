using System.Globalization;

namespace SecurityPortal.Web.Screens;

/// <summary>A page of the ministry's register, in the row of links above each of them.</summary>
/// <param name="Route">The page's template; the link is drawn when that page exists.</param>
/// <param name="Texts">Marker type of the texts that name it.</param>
/// <param name="Text">Key in those texts.</param>
/// <param name="Order">Place in the row.</param>
public sealed record RegisterEntry(string Route, Type Texts, string Text, int Order)
{
    /// <summary>Its words in the language of the page.</summary>
    public string Label => Core.Common.Texts.Get(Texts, Text, CultureInfo.CurrentUICulture);
}
