namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>Texts of the process: its name, its steps, what its paper says.</summary>
public sealed class UseOfForceTexts;
