namespace SecurityPortal.Core.Processes.Effects;

/// <summary>Corrections that begin with other answers than the last ones, or say why they are made.</summary>
public interface ICorrections
{
    /// <summary>The last version of the answers as the beginning of their correction.</summary>
    string Begin(string payload);

    /// <summary>Why the answers were corrected, as the history keeps it; null for the first filing.</summary>
    string? Reason(string payload);
}
