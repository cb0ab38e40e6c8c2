namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>A place for one element: a cell, an item of a column, the page's content.</summary>
public interface IContainer : IElement
{
    /// <summary>What stands in it; null for nothing.</summary>
    IElement? Child { get; set; }
}
