namespace SecurityPortal.Core.Notifications;

/// <summary>Names a mail for as long as rows of it are stored: its type may be renamed and moved, its name may not.</summary>
/// <param name="name">Unique; the texts stand under <c>{name}.Subject</c>, <c>.Body</c> (a paragraph a line) and <c>.Button</c>.</param>
/// <param name="texts">Marker type of the texts.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MailAttribute(string name, Type texts) : Attribute
{
    public string Name => name;

    public Type Texts => texts;

    /// <summary>Grows when a property is added, renamed or given another meaning; then <see cref="Upgrade"/> reads what was stored before.</summary>
    public int Version { get; init; } = 1;

    /// <summary>An <see cref="IMailUpgrade"/> with a constructor without parameters; needed from version 2 on.</summary>
    public Type? Upgrade { get; init; }
}
