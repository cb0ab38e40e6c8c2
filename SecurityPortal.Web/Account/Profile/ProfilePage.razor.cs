using System.Globalization;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;

namespace SecurityPortal.Web.Account.Profile;

/// <summary>A person's own account.</summary>
public sealed partial class ProfilePage
{
    private static readonly ContactDataValidator Rules = new();

    // Each in its own language, as in the header.
    private static readonly KeyValuePair<string, string>[] LanguageNames =
        [new(Languages.Albanian, "Shqip"), new(Languages.Serbian, "Srpski"), new(Languages.English, "English")];

    private readonly IEnumerable<KeyValuePair<string, string>> _municipalities =
        [.. Municipalities.Sorted(CultureInfo.CurrentUICulture).Select(m => KeyValuePair.Create(m.Code, m.NameIn(CultureInfo.CurrentUICulture)))];

    private ProfileView? _profile;
    private Error? _error;

    [SupplyParameterFromForm(FormName = "contact")] private ContactData Form { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "language")] private LanguageForm Language { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var result = await Profiles.FindAsync(Alive);
        if (!result.IsOk)
        {
            _error = result.Error;
            return;
        }

        _profile = result.Value;
        Form ??= new ContactData
        {
            MunicipalityCode = _profile.MunicipalityCode,
            Settlement = _profile.Settlement,
            Address = _profile.Address,
            Phone = _profile.Phone is { } phone ? PhoneText.ForPeople(phone) : null,
        };
        Form.HasAddress = _profile.BusinessNumber is not null || _profile.PersonalNumber is not null;
        Language ??= new LanguageForm { Name = _profile.Language };
    }

    private async Task SaveContactAsync() => Finish(await Profiles.SaveContactAsync(Form, Alive), "Saved");

    private async Task SaveLanguageAsync()
    {
        var result = await Profiles.SaveLanguageAsync(Language.Name ?? "", Alive);
        if (result.IsOk)
        {
            Session.RememberLanguage(Language.Name!);
        }

        Finish(result, "Saved");
    }

    private async Task LeaveAsync(Guid delegationId)
    {
        var result = await Delegates.LeaveAsync(delegationId, Alive);
        if (result.IsOk)
        {
            // The capacity left may be the one acted in.
            await Session.RefreshAsync();
        }

        Finish(result, "Left");
    }

    private void Finish(Result<Unit> result, string done)
    {
        _error = result.Error;
        if (result.IsOk)
        {
            Navigation.NavigateTo($"/profile?done={done}");
        }
    }

    internal sealed class LanguageForm
    {
        public string? Name { get; set; }
    }
}
