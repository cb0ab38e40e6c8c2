using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>A line whose look may still be set.</summary>
public sealed class LineDescriptor
{
    private readonly Line _line;

    internal LineDescriptor(Line line) => _line = line;

    public LineDescriptor LineColor(Color value)
    {
        _line.Color = value;
        return this;
    }
}
