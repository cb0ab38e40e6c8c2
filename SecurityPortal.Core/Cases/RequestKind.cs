namespace SecurityPortal.Core.Cases;

/// <summary>What a request is, in the manual's words.</summary>
public enum RequestKind
{
    Initial,

    /// <summary>"Kërkesë për licencë tjetër".</summary>
    Further,

    Renewal,

    /// <summary>"Zëvendësim" of a card that was lost or damaged.</summary>
    Replacement,
}
