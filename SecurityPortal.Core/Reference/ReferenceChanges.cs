using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Reference;

/// <summary>What an administrator enters for any dated row.</summary>
/// <param name="From">First local day on which it holds.</param>
/// <param name="LegalReference">Where the rule stands; may be empty.</param>
/// <param name="IsConfirmed">Whether it has been confirmed.</param>
public abstract record ReferenceChange(DateOnly From, string? LegalReference, bool IsConfirmed)
{
    /// <summary>Only tells what it would do.</summary>
    public bool IsPreview { get; init; }
}

/// <param name="Name">Name shown.</param>
/// <param name="AmountCents">Cents; 0 means issued without a payment.</param>
/// <param name="RevenueCode">Treasury's revenue code.</param>
/// <param name="From">First local day.</param>
/// <param name="LegalReference">Where the rule stands.</param>
/// <param name="IsConfirmed">Whether it has been confirmed.</param>
public sealed record TariffChange(LocalName Name, long AmountCents, string RevenueCode, DateOnly From, string? LegalReference, bool IsConfirmed)
    : ReferenceChange(From, LegalReference, IsConfirmed);

/// <param name="Value">The value as text.</param>
/// <param name="From">First local day.</param>
/// <param name="LegalReference">Where the rule stands.</param>
/// <param name="IsConfirmed">Whether it has been confirmed.</param>
public sealed record SettingChange(string Value, DateOnly From, string? LegalReference, bool IsConfirmed)
    : ReferenceChange(From, LegalReference, IsConfirmed);

/// <summary>A document that a process asks for.</summary>
/// <param name="Name">Name shown.</param>
/// <param name="IsRequired">Required or optional.</param>
/// <param name="MayBeReused">Whether a renewal may take over the file of the last request.</param>
/// <param name="Order">Place in the list.</param>
/// <param name="To">Last day on which it is asked for; null while open.</param>
/// <param name="From">First local day.</param>
/// <param name="LegalReference">Where the rule stands.</param>
/// <param name="IsConfirmed">Whether it has been confirmed.</param>
public sealed record DocumentChange(
    LocalName Name, bool IsRequired, bool MayBeReused, int Order, DateOnly? To, DateOnly From, string? LegalReference, bool IsConfirmed)
    : ReferenceChange(From, LegalReference, IsConfirmed);

/// <summary>An entry of a code list. A code is renamed, switched off or ended from a day on, never deleted; what was filed before keeps its name.</summary>
/// <param name="Name">Name shown.</param>
/// <param name="Order">Place in the list.</param>
/// <param name="IsEnabled">Switched on for use.</param>
/// <param name="To">Last day of use; null while open.</param>
/// <param name="From">First local day of use.</param>
/// <param name="LegalReference">Where the rule stands.</param>
/// <param name="IsConfirmed">Whether it has been confirmed.</param>
public sealed record CodeChange(
    LocalName Name, int Order, bool IsEnabled, DateOnly? To, DateOnly From, string? LegalReference, bool IsConfirmed)
    : ReferenceChange(From, LegalReference, IsConfirmed)
{
    /// <summary>Code of the class whose licence must be held; null where none is.</summary>
    public string? NeedsClass { get; init; }

    /// <summary>Fee in cents of a code that is added to a list of classes; null for other lists.</summary>
    public long? FeeCents { get; init; }
}
