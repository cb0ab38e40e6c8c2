namespace SecurityPortal.Core.Processes;

/// <summary>A process of the catalogue.</summary>
public interface IPortalProcess
{
    /// <summary>The one definition.</summary>
    static abstract ProcessDefinition Definition { get; }
}
