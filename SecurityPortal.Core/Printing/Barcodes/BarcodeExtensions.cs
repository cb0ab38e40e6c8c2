using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Barcodes;

/// <summary>Codes for machines, drawn as vectors.</summary>
public static class BarcodeExtensions
{
    /// <summary>A Code 128 as wide as its place. Allow at least 0.8 points for each of its modules: about 140 points for 14 characters.</summary>
    /// <param name="container">Its place.</param>
    /// <param name="text">Printable ASCII.</param>
    /// <param name="height">Of the bars, in points.</param>
    /// <exception cref="ArgumentException">A character is not printable ASCII.</exception>
    public static void Code128(this IContainer container, string text, float height = 28) => container.Height(height).Child = new Code128Bars(text);

    /// <summary>A QR code (error correction M) as wide as its place, quiet zone included.</summary>
    public static void QrCode(this IContainer container, string text) => container.Child = new QrModules(text);
}
