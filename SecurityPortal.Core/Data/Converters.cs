using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>SQLite forgets that a time is UTC; PostgreSQL asks to be told.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => DateTime.SpecifyKind(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time, DateTimeKind.Utc),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

internal sealed class StoredTextConverter<T>() : ValueConverter<T, string>(value => value.ToStored(), text => Read(text))
    where T : struct, IStoredText<T>
{
    // An expression tree may not name a static member of a type parameter.
    private static T Read(string text) => T.Parse(text);
}
