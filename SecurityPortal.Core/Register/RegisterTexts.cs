namespace SecurityPortal.Core.Register;

/// <summary>Texts of the register: states of licences.</summary>
public sealed class RegisterTexts;
