using SecurityPortal.Core.Printing.Fluent;

namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>Takes the page descriptions of a document.</summary>
public interface IDocumentContainer
{
    /// <summary>Adds pages of one layout: as many as the content needs.</summary>
    void Page(Action<PageDescriptor> page);
}
