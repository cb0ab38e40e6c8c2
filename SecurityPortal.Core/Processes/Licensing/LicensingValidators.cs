using FluentValidation;
using FluentValidation.Results;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>Rules of step 1.</summary>
public sealed class CompanyStepValidator : AbstractValidator<LicensingApplication>
{
    public CompanyStepValidator()
    {
        RuleFor(a => a.Company.BankAccount).Required("bank.account.required").BankAccount();
        RuleFor(a => a.Company.Address).Required("company.address.required").PlainText(200);
        RuleFor(a => a.Company.ResponsiblePerson).Required("company.responsible.required").PlainText(200);
        RuleFor(a => a.Company.ResponsiblePhone).Required("contact.phone.required").Phone();
        RuleFor(a => a.Company.Email).Required("contact.email.required").Email();
    }
}

/// <summary>Rules of step 2 as a whole: somebody in each part, everybody complete, nobody half typed.</summary>
public sealed class BackgroundStepValidator : AbstractValidator<LicensingApplication>
{
    /// <param name="today">Local day.</param>
    public BackgroundStepValidator(DateOnly today)
    {
        var person = new PersonEntryValidator(today);
        var owner = new OwnerEntryValidator(today);
        RuleFor(a => a.Background.Owners).NotEmpty().WithCode("background.owner-missing");
        RuleFor(a => a.Background.Responsible).NotEmpty().WithCode("background.responsible-missing");
        RuleFor(a => a.Background.EditedOwner).Must(edited => edited is null).WithCode("background.entry-unsaved");
        RuleFor(a => a.Background.EditedResponsible).Must(edited => edited is null).WithCode("background.entry-unsaved");
        RuleFor(a => a.Background).Custom((background, context) =>
        {
            foreach (var entry in background.Owners.Where(entry => !owner.Validate(entry).IsValid))
            {
                context.AddFailure(Incomplete($"Background.Owners[{entry.Id}]"));
            }

            foreach (var entry in background.Responsible.Where(entry => !person.Validate(entry).IsValid))
            {
                context.AddFailure(Incomplete($"Background.Responsible[{entry.Id}]"));
            }
        });
        RuleFor(a => a.Background.Responsible)
            .Must((application, responsible) => responsible.Count == 0
                || responsible.Any(p => NameFolding.IsSame(p.FullName, application.Company.ResponsiblePerson)))
            .WithCode("background.responsible-not-listed");
    }

    private static ValidationFailure Incomplete(string path) => new(path, "background.entry-incomplete") { ErrorCode = "background.entry-incomplete" };
}

/// <summary>Rules of one owner or founder, used by its own small form.</summary>
public sealed class OwnerEntryValidator : AbstractValidator<OwnerEntry>
{
    /// <param name="today">Local day.</param>
    public OwnerEntryValidator(DateOnly today)
    {
        RuleFor(o => o.IsOwner).Must((entry, isOwner) => isOwner || entry.IsFounder).WithCode("background.role-missing");
        RuleFor(o => o.Person).SetValidator(new PersonEntryValidator(today)).When(o => !o.IsOrganisation);
        When(o => o.IsOrganisation, () =>
        {
            RuleFor(o => o.Organisation.Name).Required("organisation.name.required").PlainText(200);
            RuleFor(o => o.Organisation.Country).Required("organisation.country.required").CountryCode();
            RuleFor(o => o.Organisation.BusinessNumber).Required("business.number.required").PlainText(30);
            RuleFor(o => o.Organisation.BusinessNumber).BusinessNumber().When(o => o.Organisation.Country == "XK");
            RuleFor(o => o.Organisation.Seat).Required("organisation.seat.required").PlainText(200);
            RuleFor(o => o.Organisation.Representative).Required("organisation.representative.required").PlainText(200);
        });
    }
}

/// <summary>Rules of step 3; the emblem is checked with the attachments.</summary>
public sealed class ProfileStepValidator : AbstractValidator<LicensingApplication>
{
    public ProfileStepValidator()
    {
        RuleFor(a => a.Profile.NameInUse).Required("profile.name.required").PlainText(200);
        RuleFor(a => a.Profile.SymbolDescription).Required("profile.symbol.required").PlainText(1000, multiline: true);
        RuleFor(a => a.Profile.UniformColour).Required("profile.uniform-colour.required").PlainText(200);
        RuleFor(a => a.Profile.UniformShirt).Required("profile.uniform-shirt.required").PlainText(200);
        RuleFor(a => a.Profile.UniformTrousers).Required("profile.uniform-trousers.required").PlainText(200);
        RuleFor(a => a.Profile.UniformJacket).Required("profile.uniform-jacket.required").PlainText(200);
        RuleFor(a => a.Profile.UniformCap).PlainText(200);
        RuleFor(a => a.Profile.UniformShoes).PlainText(200);
        RuleFor(a => a.Profile.UniformEmblem).PlainText(200);
        RuleFor(a => a.Profile.UniformInscription).PlainText(200);
        RuleFor(a => a.Profile.VehicleColour).PlainText(200);
        RuleFor(a => a.Profile.VehiclePlacement).PlainText(200);
        RuleFor(a => a.Profile.VehicleInscription).PlainText(200);
        RuleFor(a => a.Profile.VehicleLights).PlainText(200);
    }
}
