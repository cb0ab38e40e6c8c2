using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Demo;

/// <summary>A request of a made-up company on its way through the portal.</summary>
/// <param name="BusinessNumber">Company of the demo business registry; empty where a person asks alone.</param>
/// <param name="Process">What is asked for.</param>
/// <param name="ClassCode">Class asked for.</param>
internal sealed record DemoRequest(string BusinessNumber, ProcessDefinition Process, string ClassCode)
{
    /// <summary>The draft, once started.</summary>
    public Guid DraftId { get; set; }

    /// <summary>The case, once filed.</summary>
    public Guid CaseId { get; set; }
}
