namespace SecurityPortal.Core.Data;

/// <summary>A factory of contexts whose commands pass a gate, and are told of.</summary>
public interface IGatedDbFactory
{
    WriteGate Gate { get; }

    /// <summary>Where commands are told of.</summary>
    CommandJournal Journal { get; }
}
