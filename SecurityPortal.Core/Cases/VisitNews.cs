using System.Text.Json;

namespace SecurityPortal.Core.Cases;

/// <summary>Somebody who looks at a case.</summary>
/// <param name="Id">The visit.</param>
/// <param name="CaseId">The case.</param>
/// <param name="UserId">The account.</param>
/// <param name="Name">The name that others read.</param>
internal sealed record Visitor(Guid Id, Guid CaseId, Guid UserId, string Name);

/// <summary>What one server tells the others of its visits.</summary>
/// <param name="Kind">One of the words below.</param>
/// <param name="Visitors">Of whom.</param>
internal sealed record VisitNews(string Kind, IReadOnlyList<Visitor> Visitors)
{
    public const string Subject = "visits";
    public const string Came = "came";
    public const string Left = "left";

    public const string Here = "here";

    /// <summary>Let each tell who is there.</summary>
    public const string Ask = "ask";

    public static VisitNews Parse(string text) => JsonSerializer.Deserialize<VisitNews>(text) ?? throw new FormatException("No news.");

    public string ToText() => JsonSerializer.Serialize(this);
}
