namespace SecurityPortal.Core.Printing;

/// <summary>A line of the table of people; every value as it is to be printed.</summary>
/// <param name="FullName">First and last name.</param>
/// <param name="Number">Personal number, or number of the passport.</param>
/// <param name="DateOfBirth">dd.MM.yyyy.</param>
/// <param name="Citizenship">Name of the state.</param>
/// <param name="Capacity">Owner, founder, responsible person, worker ...</param>
public sealed record PaperPerson(string FullName, string? Number, string? DateOfBirth, string? Citizenship, string? Capacity)
{
    // Records print all they hold; a log that meets this one must not.
    public override string ToString() => nameof(PaperPerson);
}
