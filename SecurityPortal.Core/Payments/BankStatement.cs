namespace SecurityPortal.Core.Payments;

/// <summary>A bank statement that a cashier took in: looked at first, then confirmed, then kept.</summary>
public sealed class BankStatement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary><c>csv</c> or <c>camt.053</c>.</summary>
    public required string Format { get; init; }

    public required int Lines { get; init; }

    /// <summary>The account that the file names, 16 digits where it is one of Kosovo; null where it names none.</summary>
    public string? Account { get; init; }

    /// <summary>The account is the ministry's own, or the file names none.</summary>
    public bool IsOwnAccount { get; init; } = true;

    /// <summary>Who said that a statement of another account is to be taken in all the same.</summary>
    public Guid? AccountAcceptedBy { get; set; }

    /// <summary>Balance before the first entry, as the file says; cents, negative when overdrawn.</summary>
    public long? OpeningCents { get; init; }

    /// <summary>Balance after the last entry, as the file says.</summary>
    public long? ClosingCents { get; init; }

    /// <summary>Sum of what came in, of all entries that the bank has booked.</summary>
    public long CreditCents { get; init; }

    /// <summary>Sum of what went out.</summary>
    public long DebitCents { get; init; }

    /// <summary>How a file was decoded that does not say how, for instance <c>windows-1250</c>; null where it says so.</summary>
    public string? GuessedEncoding { get; init; }

    /// <summary>What stands above the heading of a table, line by line.</summary>
    public string? Preamble { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public required DateTime UploadedAt { get; init; }

    public required Guid UploadedBy { get; init; }

    /// <summary>When a cashier confirmed it, UTC; null while it is only looked at.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public Guid? ConfirmedBy { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
