using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>
/// Something that can be laid out page by page. Laying out changes nothing in the element: what did not fit comes back as
/// another element, so a document can be laid out as often as needed.
/// </summary>
internal abstract class Element : IElement
{
    /// <summary>What remains of the element's look on a following page when its content is already printed: frame and background of a table cell.</summary>
    public virtual Element Husk => Empty.Instance;

    /// <summary>Places as much as the room allows. Null when nothing fits and the next page should be tried; never null in a fresh room.</summary>
    /// <exception cref="DocumentLayoutException">A whole page is too small.</exception>
    public abstract Piece? Lay(Space space, PrintRun run);

    /// <summary>The answer of an element that cannot be split and does not fit.</summary>
    protected static Piece? MoveOn(Space space, string what) =>
        space.Fresh ? throw new DocumentLayoutException($"{what} does not fit on a whole page.") : null;
}
