namespace SecurityPortal.Core.Data;

/// <summary>A factory of contexts whose commands pass a gate.</summary>
public interface IGatedDbFactory
{
    WriteGate Gate { get; }
}
