namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>How the file is written.</summary>
public sealed record DocumentSettings
{
    /// <summary>Writes the file as PDF/A-2b, the form for archives. On by default.</summary>
    public bool PdfA { get; init; } = true;
}
