namespace SecurityPortal.Core.People;

/// <summary>Gender as the civil registry records it.</summary>
public enum Gender
{
    /// <summary>Femër · žensko.</summary>
    Female,

    /// <summary>Mashkull · muško.</summary>
    Male,
}
