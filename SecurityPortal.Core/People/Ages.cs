namespace SecurityPortal.Core.People;

/// <summary>How old a person is.</summary>
public static class Ages
{
    /// <summary>Whether who was born on a day is so many years old on another; who was born on 29 February is from 28 February where the year has no
    /// 29th.</summary>
    public static bool Reaches(DateOnly born, int years, DateOnly day) => born.AddYears(years) <= day;
}
