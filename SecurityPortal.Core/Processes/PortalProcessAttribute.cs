namespace SecurityPortal.Core.Processes;

/// <summary>Enters a process in the catalogue; stands in <c>Catalogue.cs</c>, so that rooms ask the catalogue without referring to any process.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public abstract class PortalProcessAttribute(int order) : Attribute
{
    /// <summary>Place in lists.</summary>
    public int Order { get; } = order;

    /// <summary>The process.</summary>
    public abstract ProcessDefinition Definition { get; }
}

/// <inheritdoc/>
public sealed class PortalProcessAttribute<TProcess>(int order) : PortalProcessAttribute(order)
    where TProcess : IPortalProcess
{
    /// <inheritdoc/>
    public override ProcessDefinition Definition => TProcess.Definition;
}
