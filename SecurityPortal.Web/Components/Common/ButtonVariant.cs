namespace SecurityPortal.Web.Components.Common;

/// <summary>How loudly a <see cref="PortalButton"/> speaks.</summary>
public enum ButtonVariant
{
    /// <summary>The step forward: filled. One in each part of a page.</summary>
    Main,

    /// <summary>Whatever else may be done here: outlined.</summary>
    Quiet,

    /// <summary>Within a line of text or at the end of a row: underlined like a link.</summary>
    Inline,

    /// <summary>On the dark ground of the header.</summary>
    OnDark,
}
