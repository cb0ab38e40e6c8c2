using System.Globalization;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Localization;

/// <summary>The sentences of error codes for screens: the portal's own, then those that stand with the processes.</summary>
public sealed class ErrorSentenceLocalizer : IStringLocalizer<ErrorTexts>
{
    /// <inheritdoc/>
    public LocalizedString this[string name] =>
        CatalogueTexts.FindSentence(name, CultureInfo.CurrentUICulture) is { } text ? new(name, text) : new(name, name, resourceNotFound: true);

    /// <inheritdoc/>
    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = this[name];
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
