namespace SecurityPortal.Web.Officer;

/// <summary>What is typed in a dialog of the case page. The page keeps it, so that nothing is lost when the dialog closes or another was faster.</summary>
public sealed class DecisionForm
{
    /// <summary>Note, reasons or comment.</summary>
    public string? Text { get; set; }

    /// <summary>Last day to complete, as typed.</summary>
    public string? DateText { get; set; }

    /// <summary>Whether approval is recommended; null until chosen.</summary>
    public bool? Approve { get; set; }

    public Guid? OfficerId { get; set; }
}
