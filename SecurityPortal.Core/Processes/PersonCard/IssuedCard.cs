using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>
/// "Kartelë e personit": made when the fee is paid, printed in a batch, handed over. It never outlives its licence: whether it holds good is computed at each
/// look (<see cref="CardStateRules"/>).
/// </summary>
public sealed class IssuedCard
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>KP-2026-0001</c>; never reused.</summary>
    public required string Number { get; init; }

    /// <summary>Unguessable text of the QR code's address; another one when the card is printed anew.</summary>
    public required string Token { get; set; }

    /// <summary>Serial on the back: letters and digits at random.</summary>
    public required string Serial { get; set; }

    public required Guid PersonId { get; init; }

    /// <summary>Holder's name at issue.</summary>
    public required string HolderName { get; init; }

    /// <summary>The licence without which it is nothing.</summary>
    public required Guid LicenceId { get; init; }

    /// <summary>The company that asked for it.</summary>
    public required Guid CompanyId { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>Position, as typed or as the code list named it; printed in Albanian.</summary>
    public required LocalName Position { get; init; }

    public required Guid PhotoFileId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day, inclusive; never after the licence's.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>How far it is.</summary>
    public CardStage Stage { get; set; }

    /// <summary>When it was made ready for print, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The batch it was printed in.</summary>
    public Guid? BatchId { get; set; }

    public DateTime? PrintedAt { get; set; }

    /// <summary>When handed over, UTC.</summary>
    public DateTime? HandedOverAt { get; set; }

    /// <summary>When it was reported lost, replaced or given back, UTC: from this moment on it fails the public check.</summary>
    public DateTime? InvalidSince { get; set; }

    /// <summary>The card it replaces.</summary>
    public Guid? ReplacesCardId { get; init; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

public sealed class CardBatch
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>SK-2026-0001</c>.</summary>
    public required string Number { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required Guid CreatedBy { get; init; }

    public required string CreatedByName { get; init; }
}
