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

    /// <summary>When it was uploaded, UTC.</summary>
    public required DateTime UploadedAt { get; init; }

    public required Guid UploadedBy { get; init; }

    /// <summary>When a cashier confirmed it, UTC; null while it is only looked at.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public Guid? ConfirmedBy { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
