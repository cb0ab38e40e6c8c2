namespace SecurityPortal.Web.Officer.Register;

/// <summary>What is typed for a measure; it outlives its dialog.</summary>
public sealed class MeasureForm
{
    /// <summary>Reasons that the holder reads, or why a proposal is not followed.</summary>
    public string? Text { get; set; }

    /// <summary>Note for the ministry alone.</summary>
    public string? Note { get; set; }
}
