namespace SecurityPortal.Core.Processes;

/// <summary>A process of the catalogue.</summary>
public interface IPortalProcess
{
    static abstract ProcessDefinition Definition { get; }
}
