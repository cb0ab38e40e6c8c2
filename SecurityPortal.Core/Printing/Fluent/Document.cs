using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>A document described in place: <c>Document.Create(container => container.Page(page => ...)).GeneratePdf()</c>.</summary>
public sealed class Document : IDocument
{
    private readonly Action<IDocumentContainer> _compose;
    private DocumentMetadata _metadata = new();
    private DocumentSettings _settings = new();

    private Document(Action<IDocumentContainer> compose) => _compose = compose;

    /// <summary>Starts a document from the description of its pages.</summary>
    public static Document Create(Action<IDocumentContainer> handler) => new(handler);

    /// <summary>Sets title, author, language and dates.</summary>
    public Document WithMetadata(DocumentMetadata metadata)
    {
        _metadata = metadata;
        return this;
    }

    /// <summary>Sets how the file is written.</summary>
    public Document WithSettings(DocumentSettings settings)
    {
        _settings = settings;
        return this;
    }

    /// <inheritdoc/>
    public DocumentMetadata GetMetadata() => _metadata;

    /// <inheritdoc/>
    public DocumentSettings GetSettings() => _settings;

    /// <inheritdoc/>
    public void Compose(IDocumentContainer container) => _compose(container);
}
