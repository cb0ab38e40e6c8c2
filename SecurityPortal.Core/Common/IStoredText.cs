namespace SecurityPortal.Core.Common;

/// <summary>A value type that the database keeps as a short ASCII text in one column.</summary>
public interface IStoredText<TSelf>
    where TSelf : struct, IStoredText<TSelf>
{
    /// <summary>Characters of the longest text.</summary>
    static abstract int MaxStoredLength { get; }

    /// <summary>Reads what <see cref="ToStored"/> gave; the exception for anything else does not repeat the text.</summary>
    static abstract TSelf Parse(string text);

    /// <summary>The whole text, also where the type's own string hides a part of it.</summary>
    string ToStored();
}
