using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>A text whose style may still be set.</summary>
public class TextSpanDescriptor
{
    private readonly Func<TextStyle> _get;
    private readonly Action<TextStyle> _set;

    internal TextSpanDescriptor(Func<TextStyle> get, Action<TextStyle> set) => (_get, _set) = (get, set);

    internal TextStyle Style
    {
        get => _get();
        set => _set(value);
    }
}
