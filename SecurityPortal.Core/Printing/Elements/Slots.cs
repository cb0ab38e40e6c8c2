using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Elements side by side at known places: a row, or one row of a table. All have the height of the highest.</summary>
internal sealed class Slots(IReadOnlyList<Slot> slots) : Element
{
    public override Piece? Lay(Space space, PrintRun run)
    {
        var pieces = new Piece[slots.Count];
        var (height, right, finished) = (0f, 0f, true);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (slots[i].Element.Lay(space with { Width = slots[i].Width }, run) is not { } piece)
            {
                return null;
            }

            pieces[i] = piece;
            height = Math.Max(height, piece.Height);
            right = Math.Max(right, slots[i].Left + slots[i].Width);
            finished &= piece.Rest is null;
        }

        var rest = finished ? null : new Slots([.. slots.Select((slot, i) => slot with { Element = pieces[i].Rest ?? slot.Element.Husk })]);
        return new Piece(right, height, rest, (canvas, box) =>
        {
            for (var i = 0; i < pieces.Length; i++)
            {
                pieces[i].Draw(canvas, SKRect.Create(box.Left + slots[i].Left, box.Top, slots[i].Width, box.Height));
            }
        });
    }
}
