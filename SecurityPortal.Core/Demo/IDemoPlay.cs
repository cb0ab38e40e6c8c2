namespace SecurityPortal.Core.Demo;

/// <summary>
/// What a process shows of itself in the demo. Registered by the process's own services. Plays know nothing of each other: what one needs of another (a
/// licence, a certificate, an employer) happened earlier, and stands in the tables.
/// </summary>
internal interface IDemoPlay
{
    /// <summary>Samples of the documents that the process asks for.</summary>
    IReadOnlyList<DemoDocument> Documents { get; }

    /// <summary>Personal numbers of those who play a part of their own, so that no other play picks them at random.</summary>
    IReadOnlyCollection<string> Cast => [];

    /// <summary>Enters what happened in the script.</summary>
    void Write(DemoCases script, DemoStage stage);
}
