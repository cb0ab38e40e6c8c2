namespace SecurityPortal.Core.People;

/// <summary>Labels of a person's fields, by the property names of <see cref="PersonEntry"/>.</summary>
public sealed class PersonTexts;
