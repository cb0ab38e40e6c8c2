using Microsoft.Extensions.Localization;
using MudBlazor;

namespace SecurityPortal.Web.Localization;

/// <summary>MudBlazor's own texts in the portal's languages; MudBlazor answers in English what MudTexts does not hold.</summary>
public sealed class PortalMudLocalizer(IStringLocalizer<MudTexts> texts) : MudLocalizer
{
    public override LocalizedString this[string key] => texts[key];

    public override LocalizedString this[string key, params object[] arguments] => texts[key, arguments];
}
