using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Items one under the other.</summary>
internal sealed class Column : Element
{
    public float Spacing { get; set; }

    public List<Element> Items { get; } = [];

    public override Piece? Lay(Space space, PrintRun run) => new Flow(Items, 0, null, Spacing).Lay(space, run);

    /// <summary>The column from one item on; the first may be the rest of an item.</summary>
    private sealed class Flow(List<Element> items, int start, Element? first, float spacing) : Element
    {
        public override Piece? Lay(Space space, PrintRun run)
        {
            var placed = new List<(Piece Piece, float Top)>();
            var (bottom, width) = (0f, 0f);
            Element? rest = null;
            for (var i = start; i < items.Count && rest is null; i++)
            {
                var item = i == start && first is not null ? first : items[i];
                var top = bottom > 0 ? bottom + spacing : 0;
                var room = new Space(space.Width, space.Height - top, space.Fresh && bottom == 0);
                var piece = room.Height < 0 && !room.Fresh ? null : item.Lay(room, run);
                if (piece is null)
                {
                    if (bottom == 0)
                    {
                        return null;
                    }

                    rest = new Flow(items, i, item, spacing);
                    break;
                }

                if (piece.Rest is not null)
                {
                    rest = new Flow(items, i, piece.Rest, spacing);
                }

                // An empty item takes no spacing either.
                if (piece.Height > 0)
                {
                    placed.Add((piece, top));
                    bottom = top + piece.Height;
                    width = Math.Max(width, piece.Width);
                }
            }

            return new Piece(width, bottom, rest, (canvas, box) =>
            {
                foreach (var (piece, top) in placed)
                {
                    piece.Draw(canvas, SKRect.Create(box.Left, box.Top + top, box.Width, piece.Height));
                }
            });
        }
    }
}
