using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecurityPortal.Core.People;

internal delegate bool TryParseText<T>(string? text, out T value);

/// <summary>Writes a value type of this room as one JSON string and reads it back through its own parser.</summary>
internal abstract class TextValueJsonConverter<T>(TryParseText<T> tryParse, Func<T, string> toText) : JsonConverter<T>
    where T : struct
{
    // The exception names the type alone: the text may be a personal number.
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && tryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException($"Not a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(toText(value));
}
