namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>What the file says about itself.</summary>
public sealed record DocumentMetadata
{
    /// <summary>Shown by viewers as the window's title.</summary>
    public string? Title { get; init; }

    /// <summary>Who issues the document.</summary>
    public string? Author { get; init; }

    /// <summary>What the document is about.</summary>
    public string? Subject { get; init; }

    /// <summary>The program that made it.</summary>
    public string? Creator { get; init; }

    /// <summary>Language of the text as a BCP 47 tag (<c>sq</c>, <c>sr-Latn</c>), for screen readers.</summary>
    public string? Language { get; init; }

    /// <summary>When the document was made; from the clock of the caller.</summary>
    public DateTimeOffset? CreationDate { get; init; }
}
