using System.Reflection;
using System.Text.Json.Nodes;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Notifications;

/// <summary>A mail of any kind with values of its own in every place, and what they look like to a reader.</summary>
internal static class MailSamples
{
    public static readonly Guid File = new("0197a7b2-c3d4-7000-8000-000000000001");

    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(IMail).Assembly.GetTypes().Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IMail)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The mail with every member but <paramref name="absent"/>.</summary>
    public static IMail Make(Type type, params IReadOnlyCollection<string> absent)
    {
        var json = new JsonObject();
        foreach (var property in Members(type))
        {
            json[property.Name] = absent.Contains(property.Name) ? null : Value(property);
        }

        return MailKind.Of(type).Read(json.ToJsonString(), MailKind.Of(type).Version);
    }

    public static PropertyInfo[] Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    public static bool IsOptional(PropertyInfo property) => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    /// <summary>What stands in the place of a member.</summary>
    public static string Shown(PropertyInfo property, string language) => TypeOf(property) switch
    {
        var t when t == typeof(string) => Text(property),
        var t when t == typeof(LocalName) => $"{property.Name} {language}",
        var t when t == typeof(DateOnly) => "31.12.2026",
        var t when t == typeof(TimeOnly) => "09:05",
        var t when t == typeof(int) => "42",
        var t when t == typeof(long) => Money.Format(123_456),
        _ => "",
    };

    public static Type TypeOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static JsonNode? Value(PropertyInfo property) => TypeOf(property) switch
    {
        var t when t == typeof(string) => Text(property),
        var t when t == typeof(LocalName) => new JsonObject { ["Sq"] = $"{property.Name} sq", ["Sr"] = $"{property.Name} sr-Latn",
            ["En"] = $"{property.Name} en" },
        var t when t == typeof(DateOnly) => "2026-12-31",
        var t when t == typeof(TimeOnly) => "09:05:00",
        var t when t == typeof(int) => 42,
        var t when t == typeof(long) => 123_456,
        var t when t == typeof(MailAttachmentRef) => new JsonObject { ["Kind"] = "file", ["Reference"] = File.ToString() },
        var t => throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} is a {t.Name}, of which no mail speaks."),
    };

    private static string Text(PropertyInfo property) =>
        property.Name == nameof(IMail.Link) ? "https://portal.example/cases/1" : $"{property.Name} Šaban & Çelik";
}
