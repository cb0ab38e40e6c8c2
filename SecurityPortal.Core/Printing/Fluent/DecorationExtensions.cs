using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>What may stand around the content of a container. Each hands back the place inside.</summary>
public static class DecorationExtensions
{
    /// <summary>Room on all four sides.</summary>
    public static IContainer Padding(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.PaddingHorizontal(value, unit).PaddingVertical(value, unit);

    /// <summary>Room left and right.</summary>
    public static IContainer PaddingHorizontal(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.PaddingLeft(value, unit).PaddingRight(value, unit);

    /// <summary>Room above and below.</summary>
    public static IContainer PaddingVertical(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.PaddingTop(value, unit).PaddingBottom(value, unit);

    /// <summary>Room on the left.</summary>
    public static IContainer PaddingLeft(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Padding>(padding => padding.Left += value.ToPoints(unit));

    public static IContainer PaddingTop(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Padding>(padding => padding.Top += value.ToPoints(unit));

    /// <summary>Room on the right.</summary>
    public static IContainer PaddingRight(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Padding>(padding => padding.Right += value.ToPoints(unit));

    public static IContainer PaddingBottom(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Padding>(padding => padding.Bottom += value.ToPoints(unit));

    /// <summary>Lines along all four edges.</summary>
    public static IContainer Border(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.BorderLeft(value, unit).BorderTop(value, unit).BorderRight(value, unit).BorderBottom(value, unit);

    /// <summary>A line along the left edge.</summary>
    public static IContainer BorderLeft(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Border>(border => border.Left = value.ToPoints(unit));

    /// <summary>A line along the upper edge.</summary>
    public static IContainer BorderTop(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Border>(border => border.Top = value.ToPoints(unit));

    /// <summary>A line along the right edge.</summary>
    public static IContainer BorderRight(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Border>(border => border.Right = value.ToPoints(unit));

    /// <summary>A line along the lower edge.</summary>
    public static IContainer BorderBottom(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Same<Border>(border => border.Bottom = value.ToPoints(unit));

    /// <summary>Colour of the border just described.</summary>
    public static IContainer BorderColor(this IContainer container, Color color) => container.Same<Border>(border => border.Color = color);

    /// <summary>Colour behind the content.</summary>
    public static IContainer Background(this IContainer container, Color color) => container.Add(new Background { Color = color });

    public static IContainer AlignLeft(this IContainer container) => container.Add(new Aligned { Horizontal = HorizontalAlignment.Left });

    /// <summary>In the middle of the width.</summary>
    public static IContainer AlignCenter(this IContainer container) => container.Add(new Aligned { Horizontal = HorizontalAlignment.Center });

    public static IContainer AlignRight(this IContainer container) => container.Add(new Aligned { Horizontal = HorizontalAlignment.Right });

    public static IContainer AlignTop(this IContainer container) => container.Add(new Aligned { Vertical = VerticalAlignment.Top });

    /// <summary>In the middle of the height.</summary>
    public static IContainer AlignMiddle(this IContainer container) => container.Add(new Aligned { Vertical = VerticalAlignment.Middle });

    public static IContainer AlignBottom(this IContainer container) => container.Add(new Aligned { Vertical = VerticalAlignment.Bottom });

    public static IContainer Width(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Add(new Constrained { MinWidth = value.ToPoints(unit), MaxWidth = value.ToPoints(unit) });

    /// <summary>Exactly so high. Text that does not fit goes on in another box of this height on the next page.</summary>
    public static IContainer Height(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Add(new Constrained { MinHeight = value.ToPoints(unit), MaxHeight = value.ToPoints(unit) });

    /// <summary>At least so high.</summary>
    public static IContainer MinHeight(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Add(new Constrained { MinHeight = value.ToPoints(unit) });

    /// <summary>At most so high.</summary>
    public static IContainer MaxHeight(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Add(new Constrained { MaxHeight = value.ToPoints(unit) });

    /// <summary>At most so wide.</summary>
    public static IContainer MaxWidth(this IContainer container, float value, Unit unit = Unit.Point) =>
        container.Add(new Constrained { MaxWidth = value.ToPoints(unit) });

    /// <summary>Keeps the content together on one page, where one page can hold it.</summary>
    public static IContainer ShowEntire(this IContainer container) => container.Add(new ShowEntire());

    /// <summary>Begins on the next page when less than this is left and the content does not fit.</summary>
    public static IContainer EnsureSpace(this IContainer container, float minHeight = 150) => container.Add(new EnsureSpace { MinHeight = minHeight });

    /// <summary>In a header or footer: on the first page only.</summary>
    public static IContainer ShowOnce(this IContainer container) => container.Add(new OncePerDocument { First = true });

    /// <summary>In a header or footer: on all pages but the first.</summary>
    public static IContainer SkipOnce(this IContainer container) => container.Add(new OncePerDocument { First = false });

    /// <summary>Makes the content smaller until it fits whole; for places of a fixed size, such as a card's.</summary>
    public static IContainer ScaleToFit(this IContainer container) => container.Add(new ScaleToFit());

    /// <summary>The style that text inside has unless it says otherwise.</summary>
    public static IContainer DefaultTextStyle(this IContainer container, Func<TextStyle, TextStyle> handler) =>
        container.Add(new StyledText { Style = handler(TextStyle.Empty) });

    /// <summary>Hands the container to a method, so that a look can be described once.</summary>
    public static IContainer Element(this IContainer container, Func<IContainer, IContainer> handler) => handler(container);

    /// <summary>Hands the container to a method that fills it.</summary>
    public static void Element(this IContainer container, Action<IContainer> handler) => handler(container);

    private static T Add<T>(this IContainer container, T child)
        where T : Decoration
    {
        container.Child = child;
        return child;
    }

    /// <summary>Goes on describing the decoration that the container is, or begins a new one inside.</summary>
    private static T Same<T>(this IContainer container, Action<T> change)
        where T : Decoration, new()
    {
        var decoration = container as T ?? container.Add(new T());
        change(decoration);
        return decoration;
    }
}
