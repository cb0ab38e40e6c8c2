using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>An element around one other. On its own it is a plain place for its child.</summary>
internal class Decoration : Element, IContainer
{
    public IElement? Child { get; set; }

    public override Element Husk => Around(Inner.Husk);

    protected Element Inner => (Element?)Child ?? Empty.Instance;

    public override Piece? Lay(Space space, PrintRun run) => Inner.Lay(space, run);

    /// <summary>The same decoration around another child.</summary>
    protected Decoration Around(Element child)
    {
        var copy = (Decoration)MemberwiseClone();
        copy.Child = child;
        return copy;
    }

    /// <summary>The same decoration around what its child left over.</summary>
    protected Element? Around(Piece inner) => inner.Rest is null ? null : Around(inner.Rest);
}
