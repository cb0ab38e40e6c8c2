using System.Globalization;
using System.Reflection;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>A property of a mail, as its texts see it.</summary>
public sealed class MailMember
{
    private readonly PropertyInfo _property;

    internal MailMember(PropertyInfo property)
    {
        _property = property;
        IsOptional = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
    }

    /// <summary>Also the name of its place.</summary>
    public string Name => _property.Name;

    /// <summary>Whether it may be null.</summary>
    public bool IsOptional { get; }

    internal object? Value(IMail mail) => _property.GetValue(mail);

    /// <summary>The value in the reader's form; null when it is absent.</summary>
    internal string? Text(IMail mail, CultureInfo culture) => Value(mail) switch
    {
        null => null,
        string text => text,
        LocalName name => name.In(culture),
        DateOnly date => LocalTime.Format(date),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        int number => number.ToString(culture),
        long cents => Money.Format(cents),
        MailAttachmentRef => "",
        var other => throw new InvalidOperationException($"No mail can say a {other.GetType().Name}."),
    };
}
