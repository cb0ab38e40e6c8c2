namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>The content cannot be laid out: something that cannot be split is larger than a whole page.</summary>
public sealed class DocumentLayoutException : Exception
{
    public DocumentLayoutException()
    {
    }

    /// <summary>Says what did not fit.</summary>
    public DocumentLayoutException(string message)
        : base(message)
    {
    }

    /// <summary>Says what did not fit, and why.</summary>
    public DocumentLayoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
