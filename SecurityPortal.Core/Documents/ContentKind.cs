namespace SecurityPortal.Core.Documents;

/// <summary>The three kinds of file the portal accepts, told by their bytes.</summary>
public enum ContentKind
{
    /// <summary>PDF, one document of any number of pages.</summary>
    Pdf,

    /// <summary>JPEG photograph or scan.</summary>
    Jpeg,

    Png,
}
