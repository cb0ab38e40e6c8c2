namespace SecurityPortal.Core.Processes;

/// <summary>Enters a process in the catalogue; stands in <c>Catalogue.cs</c>, so that rooms ask the catalogue without referring to any process.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public abstract class PortalProcessAttribute(int order) : Attribute
{
    public int Order { get; } = order;

    public abstract ProcessDefinition Definition { get; }
}

/// <inheritdoc/>
public sealed class PortalProcessAttribute<TProcess>(int order) : PortalProcessAttribute(order)
    where TProcess : IPortalProcess
{
    /// <inheritdoc/>
    public override ProcessDefinition Definition => TProcess.Definition;
}
