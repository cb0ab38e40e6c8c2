using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Styles of one text.</summary>
public static class TextSpanDescriptorExtensions
{
    public static T FontSize<T>(this T descriptor, float value)
        where T : TextSpanDescriptor => descriptor.With(style => style.FontSize(value));

    /// <summary>Colour of the letters.</summary>
    public static T FontColor<T>(this T descriptor, Color color)
        where T : TextSpanDescriptor => descriptor.With(style => style.FontColor(color));

    public static T Bold<T>(this T descriptor)
        where T : TextSpanDescriptor => descriptor.With(style => style.Bold());

    /// <summary>Letters of normal weight.</summary>
    public static T NormalWeight<T>(this T descriptor)
        where T : TextSpanDescriptor => descriptor.With(style => style.NormalWeight());

    /// <summary>Line height as a multiple of the font's own.</summary>
    public static T LineHeight<T>(this T descriptor, float factor)
        where T : TextSpanDescriptor => descriptor.With(style => style.LineHeight(factor));

    private static T With<T>(this T descriptor, Func<TextStyle, TextStyle> change)
        where T : TextSpanDescriptor
    {
        descriptor.Style = change(descriptor.Style);
        return descriptor;
    }
}
