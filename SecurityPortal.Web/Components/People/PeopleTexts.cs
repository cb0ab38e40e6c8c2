namespace SecurityPortal.Web.Components.People;

/// <summary>Marks the texts of the components about persons.</summary>
public sealed class PeopleTexts;
