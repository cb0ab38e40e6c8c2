using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Forms;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Account.Entry;

/// <summary>
/// Registration in two presses of one form: the number is looked up, then the account made. Enter looks up until that was done. A registry's answer counts only
/// for the number it was given for.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
/// <typeparam name="TData">What the applicant types.</typeparam>
/// <typeparam name="TAsked">The registry's answer, as it is sealed into the form.</typeparam>
public abstract class RegistrationPage<TForm, TData, TAsked> : ComponentWithLifetime
    where TForm : RegistrationForm<TData>, new()
    where TData : new()
    where TAsked : class
{
    private bool _isRefused;

    [Inject] public required SealedRegistryAnswers Answers { get; init; }

    [Inject] public required AccountSession Session { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> Errors { get; init; }

    /// <summary>The form as posted; the page gives it its name.</summary>
    protected abstract TForm Form { get; set; }

    /// <summary>The form as drawn.</summary>
    protected PortalForm Drawn { get; set; } = null!;

    /// <summary>What came of the look-up, told above the form.</summary>
    protected (Tone Tone, string Key)? Answer { get; set; }

    /// <summary>The registry's answer about the number in the form; null until it was asked.</summary>
    protected TAsked? Asked { get; private set; }

    /// <summary>A button was pressed: what was typed must not be lost.</summary>
    protected bool IsPosted { get; private set; }

    /// <summary>This press looks up, and does not register.</summary>
    protected bool IsSearch { get; private set; }

    /// <summary>The rules of this press.</summary>
    protected IValidator Rules => IsSearch ? SearchRules : RegisterRules;

    /// <summary>What must be right to look up.</summary>
    protected abstract IValidator SearchRules { get; }

    /// <summary>What must be right to register.</summary>
    protected abstract IValidator RegisterRules { get; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Session.NameBrowser();
        IsPosted = Form is not null;
        Form ??= new TForm();
        Asked = Answers.Open<TAsked>(Form.Sealed) is { } asked && IsAbout(asked, Form.Data) ? asked : null;
        IsSearch = Form.Action == "find" || (string.IsNullOrEmpty(Form.Action) && Asked is null);
        if (Asked is null)
        {
            Form.Sealed = null;
        }
    }

    /// <summary>What the valid form does.</summary>
    protected async Task SubmitAsync()
    {
        if (IsSearch || Asked is null)
        {
            Keep(await FindAsync(Form.Data));
        }

        if (!IsSearch && !_isRefused && await RegisterAsync(Form.Data, Asked) is { } problem)
        {
            Answer = null;
            Drawn.AddError(Errors.Sentence(problem.Error), problem.Field);
        }
    }

    /// <summary>Says at its field why the number opens no account; this press makes none.</summary>
    protected void Refuse(string sentence, string field)
    {
        _isRefused = true;
        Drawn.AddError(sentence, field);
    }

    /// <summary>Whether an answer is about the number that was typed.</summary>
    protected abstract bool IsAbout(TAsked asked, TData data);

    /// <summary>Asks the registry and tells what came of it; null when it gave no answer.</summary>
    protected abstract Task<TAsked?> FindAsync(TData data);

    /// <summary>Makes the account and leaves; or what kept it from that, at the field it is about.</summary>
    protected abstract Task<(Error Error, string Field)?> RegisterAsync(TData data, TAsked? asked);

    // An answer that never came is asked for again.
    private void Keep(TAsked? asked)
    {
        Asked = asked;
        Form.Sealed = asked is null ? null : Answers.Seal(asked);
    }
}
