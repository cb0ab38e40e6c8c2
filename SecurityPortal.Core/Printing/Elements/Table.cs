using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Rows of cells under a header that stands again on every page.</summary>
internal sealed class Table : Element
{
    /// <summary>Each with a constant width or a share.</summary>
    public List<RowItem> Columns { get; } = [];

    public List<TableCell> Header { get; } = [];

    public List<TableCell> Cells { get; } = [];

    public override Piece? Lay(Space space, PrintRun run)
    {
        var free = space.Width - Columns.Sum(column => column.Width ?? 0);
        var shares = Columns.Sum(column => column.Share);
        var edges = new float[Columns.Count + 1];
        for (var i = 0; i < Columns.Count; i++)
        {
            edges[i + 1] = edges[i] + (Columns[i].Width ?? (Math.Max(0, free) * Columns[i].Share / shares));
        }

        return new Flow(Rows(Header, edges), Rows(Cells, edges), 0, null).Lay(space, run);
    }

    private static List<Element> Rows(List<TableCell> cells, float[] edges)
    {
        var rows = new List<Element>();
        var row = new List<Slot>();
        var column = 0;
        foreach (var cell in cells)
        {
            var span = Math.Min(cell.Columns, edges.Length - 1);
            if (column + span > edges.Length - 1)
            {
                Close();
            }

            row.Add(new Slot(cell, edges[column], edges[column + span] - edges[column]));
            column += span;
        }

        Close();
        return rows;

        void Close()
        {
            if (row.Count > 0)
            {
                rows.Add(new Slots(row));
            }

            (row, column) = ([], 0);
        }
    }

    private sealed class Flow(List<Element> header, List<Element> rows, int start, Element? first) : Element
    {
        // A row of up to this part of a page goes to the next page whole rather than being split.
        private const float KeepWhole = 0.25f;

        public override Piece? Lay(Space space, PrintRun run)
        {
            var placed = new List<(Piece Piece, float Top)>();
            var (bottom, width) = (0f, 0f);
            foreach (var row in header)
            {
                var piece = row.Lay(new Space(space.Width, space.Height - bottom, space.Fresh), run);
                if (piece is not { Rest: null })
                {
                    return MoveOn(space, "The header of a table");
                }

                Place(piece);
            }

            var headerBottom = bottom;
            Element? rest = null;
            for (var i = start; i < rows.Count && rest is null; i++)
            {
                var row = i == start && first is not null ? first : rows[i];
                var room = new Space(space.Width, space.Height - bottom, space.Fresh && bottom == headerBottom);
                var piece = row.Lay(room, run);
                if (piece is { Rest: not null } && !room.Fresh && IsLow(row, run))
                {
                    piece = null;
                }

                if (piece is null)
                {
                    if (bottom == headerBottom)
                    {
                        return null;
                    }

                    rest = new Flow(header, rows, i, row);
                    break;
                }

                rest = piece.Rest is null ? null : new Flow(header, rows, i, piece.Rest);
                Place(piece);
            }

            return new Piece(width, bottom, rest, (canvas, box) =>
            {
                foreach (var (piece, top) in placed)
                {
                    piece.Draw(canvas, SKRect.Create(box.Left, box.Top + top, box.Width, piece.Height));
                }
            });

            void Place(Piece piece)
            {
                placed.Add((piece, bottom));
                bottom += piece.Height;
                width = Math.Max(width, piece.Width);
            }

            bool IsLow(Element row, PrintRun run) =>
                row.Lay(new Space(space.Width, run.PageHeight * KeepWhole, false), run) is { Rest: null };
        }
    }
}
