using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Applicants;

/// <summary>"Çka kontrollohet": what is checked of a request for a class, told before one applies.</summary>
/// <param name="Rules">Conditions that the software checks, with their state of now.</param>
/// <param name="ByHand">What an officer checks.</param>
/// <param name="Documents">Papers that belong to the request.</param>
public sealed record ClassChecks(IReadOnlyList<CheckedRule> Rules, IReadOnlyList<string> ByHand, IReadOnlyList<CheckedDocument> Documents)
{
    public static ClassChecks None { get; } = new([], [], []);
}

/// <summary>A condition and its state.</summary>
/// <param name="Text">The condition.</param>
/// <param name="IsMet">Met now.</param>
public sealed record CheckedRule(string Text, bool IsMet);

/// <summary>A paper of a request.</summary>
/// <param name="Name">What it is.</param>
/// <param name="IsRequired">Without it the request cannot be finished.</param>
/// <param name="IsConfirmed">The requirement is confirmed by the ministry.</param>
/// <param name="IsMadeByPortal">Printed by the portal, to be signed.</param>
/// <param name="IsConditional">The answers decide whether it is required.</param>
public sealed record CheckedDocument(LocalName Name, bool IsRequired, bool IsConfirmed, bool IsMadeByPortal, bool IsConditional = false);
