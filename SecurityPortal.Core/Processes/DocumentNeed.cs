namespace SecurityPortal.Core.Processes;

/// <summary>Whether one request needs a document that not every request needs.</summary>
public enum DocumentNeed
{
    /// <summary>As the list of required documents says.</summary>
    AsListed,

    /// <summary>It has nothing to do with this request and is not shown.</summary>
    NotAsked,

    Required,

    /// <summary>Required, and not the file that the last version had.</summary>
    RequiredAnew,
}

/// <summary>What a need means beside the list of required documents.</summary>
public static class DocumentNeeds
{
    /// <summary>Whether the document must be there.</summary>
    /// <param name="need">What the answers say.</param>
    /// <param name="listed">What the list of required documents says.</param>
    public static bool IsRequired(this DocumentNeed need, bool listed) =>
        need is DocumentNeed.Required or DocumentNeed.RequiredAnew || (listed && need == DocumentNeed.AsListed);
}

/// <summary>Says of the answers whether they need a document.</summary>
/// <param name="payload">The answers.</param>
/// <param name="amends">They amend a case that stays in force.</param>
public delegate DocumentNeed DocumentCondition<in TPayload>(TPayload payload, bool amends);
