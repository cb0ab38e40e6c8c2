using System.Diagnostics.CodeAnalysis;

namespace SecurityPortal.Core.Notifications;

/// <summary>The kinds of mail that stored rows may name.</summary>
/// <param name="types">Types of mail; two of one name throw.</param>
public sealed class MailCatalogue(IEnumerable<Type> types)
{
    private readonly Dictionary<string, MailKind> _kinds = types.Select(MailKind.Of).ToDictionary(k => k.Name);

    /// <summary>Every mail of the portal. Found by itself, so that a mail is added where it belongs and nowhere else.</summary>
    public static MailCatalogue Portal { get; } =
        new(typeof(IMail).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IMail))));

    public IEnumerable<MailKind> All => _kinds.Values;

    public bool TryFind(string name, [MaybeNullWhen(false)] out MailKind kind) => _kinds.TryGetValue(name, out kind);

    /// <summary>A kind by its name; a name that no mail has throws.</summary>
    public MailKind Get(string name) => TryFind(name, out var kind) ? kind : throw new InvalidOperationException($"No mail is called {name}.");

    /// <summary>What a stored row says.</summary>
    public IMail Read(OutboxMail row) => Get(row.Template).Read(row.ModelJson, row.TemplateVersion);
}
