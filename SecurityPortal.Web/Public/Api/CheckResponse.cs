using System.Text.Json.Serialization;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Web.Public.Api;

/// <summary>Answer of the public check.</summary>
/// <param name="CheckedOn">The day for which it holds, in Kosovo.</param>
/// <param name="Licences">What was found; none where there is no such licence.</param>
/// <param name="More">There are more: ask for more of the name.</param>
public sealed record CheckResponse(DateOnly CheckedOn, IReadOnlyList<CheckedLicenceResponse> Licences, bool More);

/// <summary>A licence as anyone may see it.</summary>
/// <param name="Number">Licence number.</param>
/// <param name="Holder">Holder's name.</param>
/// <param name="Kind">Code of the class.</param>
/// <param name="KindName">Its name.</param>
/// <param name="Valid">Holds good today.</param>
/// <param name="State">Why, or why not.</param>
/// <param name="ValidFrom">First day of validity.</param>
/// <param name="ValidTo">Last day of validity, inclusive.</param>
/// <param name="SuspendedOn">Day since which it is suspended.</param>
/// <param name="RevokedOn">Day on which it was revoked.</param>
/// <param name="RenewalSince">Day on which a renewal was asked for that is still being decided.</param>
/// <param name="RenewedBy">Number of the licence that continues it.</param>
public sealed record CheckedLicenceResponse(
    string Number,
    string Holder,
    string Kind,
    NameResponse KindName,
    bool Valid,
    CheckedState State,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    DateOnly? SuspendedOn,
    DateOnly? RevokedOn,
    DateOnly? RenewalSince,
    string? RenewedBy)
{
    /// <summary>Of the service's answer.</summary>
    public static CheckedLicenceResponse Of(CheckedLicence licence) => new(
        licence.Number, licence.HolderName, licence.ClassCode, new NameResponse(licence.ClassName.Sq, licence.ClassName.Sr, licence.ClassName.En),
        licence.IsValid,
        licence.State switch
        {
            LicenceState.Upcoming => CheckedState.NotYetValid,
            LicenceState.Expired => CheckedState.Expired,
            LicenceState.Suspended => CheckedState.Suspended,
            LicenceState.Revoked => CheckedState.Revoked,
            _ => CheckedState.Valid,
        },
        licence.ValidFrom, licence.ValidTo, licence.SuspendedOn, licence.RevokedOn, licence.RenewalSince, licence.RenewedBy);
}

/// <summary>A name in the three languages; Serbian in Latin script.</summary>
public sealed record NameResponse(string Sq, string Sr, string En);

/// <summary>State of a licence.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckedState>))]
public enum CheckedState
{
    [JsonStringEnumMemberName("valid")]
    Valid,

    /// <summary>Begins on a later day.</summary>
    [JsonStringEnumMemberName("notYetValid")]
    NotYetValid,

    /// <summary>Its last day has passed.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    [JsonStringEnumMemberName("suspended")]
    Suspended,

    [JsonStringEnumMemberName("revoked")]
    Revoked,
}
