namespace SecurityPortal.Core.Printing;

/// <summary>What the frame of a paper says.</summary>
public sealed record PaperHeading
{
    public required PaperText Title { get; init; }

    /// <summary>Case number, or the draft's reference with its version; printable ASCII when it is also to stand as Code 128.</summary>
    public required string Reference { get; init; }

    /// <summary>Prints the reference as Code 128 too. On by default; a QR code takes its place.</summary>
    public bool Barcode { get; init; } = true;

    /// <summary>What the QR code says, e.g. the address of the public check; null for none.</summary>
    public string? QrText { get; init; }

    /// <summary>When the paper is made. Printed as Kosovo's local time, and the file's creation date.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>Culture name of the reader's third language for the frame's labels, e.g. <c>en</c>; null for none.</summary>
    public string? ThirdLanguage { get; init; }
}
