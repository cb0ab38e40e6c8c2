using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>One kind of mail: its name, its properties, its texts, and how it is stored.</summary>
public sealed class MailKind
{
    private static readonly ConcurrentDictionary<Type, MailKind> Known = new();
    private static readonly JsonSerializerOptions Form = new() { RespectNullableAnnotations = true };

    private readonly MailAttribute _attribute;
    private readonly Type _type;

    private MailKind(Type type)
    {
        _type = type;
        _attribute = type.GetCustomAttribute<MailAttribute>() ?? throw new InvalidOperationException($"{type.Name} is a mail without a name.");
        Members = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => new MailMember(p))];
    }

    public string Name => _attribute.Name;

    public int Version => _attribute.Version;

    public IReadOnlyList<MailMember> Members { get; }

    public static MailKind Of<TMail>()
        where TMail : IMail => Of(typeof(TMail));

    /// <summary>The kind of a type of mail; a type without <see cref="MailAttribute"/> throws.</summary>
    public static MailKind Of(Type type) => Known.GetOrAdd(type, t => new MailKind(t));

    public MailLine Subject(CultureInfo culture) => MailLine.Parse(Text("Subject", culture));

    /// <summary>The paragraphs in order.</summary>
    public IReadOnlyList<MailLine> Body(CultureInfo culture) => [.. Text("Body", culture).Split('\n').Select(MailLine.Parse)];

    /// <summary>The button's text; null for mails without a link.</summary>
    public MailLine? Button(CultureInfo culture) =>
        Members.Any(m => m.Name == nameof(IMail.Link)) ? MailLine.Parse(Text("Button", culture)) : null;

    /// <summary>What a mail of this kind says, in the language of <paramref name="culture"/>.</summary>
    public MailContent Content(IMail mail, CultureInfo culture)
    {
        string? ValueOf(string place) =>
            (Members.FirstOrDefault(m => m.Name == place) ?? throw new InvalidOperationException($"{Name} knows no {{{place}}}.")).Text(mail, culture);

        var button = Button(culture) switch
        {
            null => null,
            var line when mail.Link is { } link => new MailButton(line.Text, new Uri(link, UriKind.Absolute)),
            { IsOptional: true } => null,
            _ => throw new InvalidOperationException($"{Name} lacks its link."),
        };
        return new MailContent(
            culture.Name,
            Subject(culture).Fill(ValueOf) ?? throw new InvalidOperationException($"{Name} lacks its subject."),
            [.. Body(culture).Select(line => line.Fill(ValueOf)).OfType<string>()],
            button);
    }

    /// <summary>The files that go along, in the order of the properties.</summary>
    public IReadOnlyList<MailAttachmentRef> Attachments(IMail mail) => [.. Members.Select(m => m.Value(mail)).OfType<MailAttachmentRef>()];

    /// <summary>The mail as it is stored under <see cref="Name"/> and <see cref="Version"/>.</summary>
    public string Write(IMail mail) => JsonSerializer.Serialize(mail, _type, Form);

    /// <summary>The mail as it was stored; what an earlier version left is upgraded, what a later one left throws.</summary>
    public IMail Read(string json, int version)
    {
        var stored = JsonNode.Parse(json)!.AsObject();
        if (version > Version)
        {
            throw new InvalidOperationException($"{Name} of version {version} is newer than this portal.");
        }

        if (version < Version)
        {
            var upgrade = _attribute.Upgrade ?? throw new InvalidOperationException($"{Name} of version {version} has no upgrade.");
            ((IMailUpgrade)Activator.CreateInstance(upgrade)!).Upgrade(stored, version);
        }

        return (IMail)stored.Deserialize(_type, Form)!;
    }

    private string Text(string part, CultureInfo culture) => Texts.Find(_attribute.Texts, $"{Name}.{part}", culture)
        ?? throw new InvalidOperationException($"{_attribute.Texts.Name} has no {Name}.{part} in {culture.Name}.");
}
