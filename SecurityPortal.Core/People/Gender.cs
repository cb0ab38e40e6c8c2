namespace SecurityPortal.Core.People;

/// <summary>Gender as the civil registry records it.</summary>
public enum Gender
{
    Female,

    Male,
}
