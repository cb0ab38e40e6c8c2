namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Items side by side: of constant width, of their natural width, or sharing what is left.</summary>
internal sealed class Row : Element
{
    public float Spacing { get; set; }

    public List<RowItem> Items { get; } = [];

    public override Piece? Lay(Space space, PrintRun run)
    {
        var widths = new float[Items.Count];
        var left = space.Width - (Spacing * Math.Max(0, Items.Count - 1));
        for (var i = 0; i < widths.Length; i++)
        {
            if (Items[i].Share == 0)
            {
                var width = Items[i].Width ?? Items[i].Lay(new Space(Math.Max(0, left), float.PositiveInfinity, true), run)!.Width;
                widths[i] = Math.Clamp(width, 0, Math.Max(0, left));
                left -= widths[i];
            }
        }

        var shares = Items.Sum(item => item.Share);
        var slots = new Slot[widths.Length];
        var x = 0f;
        for (var i = 0; i < slots.Length; i++)
        {
            var width = Items[i].Share > 0 ? Math.Max(0, left) * Items[i].Share / shares : widths[i];
            slots[i] = new Slot(Items[i], x, width);
            x += width + Spacing;
        }

        return new Slots(slots).Lay(space, run);
    }
}
