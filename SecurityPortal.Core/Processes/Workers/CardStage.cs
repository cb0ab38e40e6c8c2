namespace SecurityPortal.Core.Processes.Workers;

/// <summary>How far a card is.</summary>
public enum CardStage
{
    /// <summary>Paid, waits for a print batch.</summary>
    ToPrint,

    /// <summary>Printed, waits to be fetched.</summary>
    Printed,

    HandedOver,

    /// <summary>Reported lost or stolen.</summary>
    Lost,

    /// <summary>Another card took its place.</summary>
    Replaced,

    /// <summary>Given back, as when the employment ended, or ended before it was handed over: holds good no more.</summary>
    Returned,
}
