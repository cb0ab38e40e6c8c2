namespace SecurityPortal.Core.Demo;

/// <summary>What a process shows of itself in the demo. Registered by the process's own services.</summary>
internal interface IDemoPlay
{
    /// <summary>Samples of the documents that the process asks for.</summary>
    IReadOnlyList<DemoDocument> Documents { get; }

    /// <summary>Enters what happened in the script.</summary>
    void Write(DemoCases script, DemoStage stage);
}
