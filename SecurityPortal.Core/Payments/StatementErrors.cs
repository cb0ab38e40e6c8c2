using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>Why a bank statement is not taken in. The sentences stand in ErrorTexts.</summary>
public static class StatementErrors
{
    /// <summary>Lines a statement may have.</summary>
    public const int MaxLines = 50_000;

    /// <summary>No line at all.</summary>
    public static Error Empty => new("statement.empty");

    /// <summary>More lines than a statement may have.</summary>
    public static Error TooManyLines => new("statement.too-many-lines") { Arguments = [MaxLines] };

    /// <summary>Not text in the encoding that it declares, nor in one that banks use.</summary>
    public static Error Encoding => new("statement.encoding");

    /// <summary>XML that is broken, holds a DTD, or is no camt.053. Argument: line.</summary>
    public static Error Xml(int line) => new("statement.xml") { Arguments = [line] };

    /// <summary>No column for the day, the amount or the reference.</summary>
    public static Error Columns => new("statement.columns");

    /// <summary>Confirmed before, or changed meanwhile.</summary>
    public static Error Changed => new("statement.changed");

    /// <summary>The statement is of another account than the ministry's, and nobody said that it is to be taken in. Argument: its account.</summary>
    public static Error OtherAccount(string account) => new("statement.other-account") { Arguments = [account] };

    /// <summary>A held line is settled with a note.</summary>
    public static Error NoteRequired => new("statement.note-required");
}
