namespace SecurityPortal.Core.Processes.Workers;

/// <summary>A card as lists show it.</summary>
public sealed record CardView
{
    public required Guid Id { get; init; }

    public required Guid Version { get; init; }

    public required string Number { get; init; }

    public required string HolderName { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid LicenceId { get; init; }

    /// <summary>Company that asked for it.</summary>
    public required string Company { get; init; }

    /// <summary>Position printed on it.</summary>
    public required string Position { get; init; }

    /// <summary>How far it is.</summary>
    public required CardStage Stage { get; init; }

    /// <summary>Whether it holds good today.</summary>
    public required CardState State { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The batch it was printed in.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>Whether it can be reported lost.</summary>
    public bool MayBeLost => Stage is CardStage.Printed or CardStage.HandedOver;

    /// <summary>Whether it can be given back.</summary>
    public bool MayBeReturned => Stage == CardStage.HandedOver;

    /// <summary>Whether its paid case can be ended, as its licence has.</summary>
    public required bool MayBeClosed { get; init; }

    /// <summary>Text that says what reporting it lost brings about.</summary>
    public string LostText => Stage == CardStage.Printed ? "LostPrintedText" : "LostText";
}
