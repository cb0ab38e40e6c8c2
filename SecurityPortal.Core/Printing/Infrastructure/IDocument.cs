namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>A document that can be made into PDF any number of times.</summary>
public interface IDocument
{
    /// <summary>Title, author, language and dates that go into the file.</summary>
    DocumentMetadata GetMetadata() => new();

    /// <summary>How the file is written.</summary>
    DocumentSettings GetSettings() => new();

    /// <summary>Describes the pages. Called once for each file made.</summary>
    void Compose(IDocumentContainer container);
}
