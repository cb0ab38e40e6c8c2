using Bunit;
using FluentValidation;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Tests.Components;

public sealed class FluentValidationValidatorTests : PortalBunitContext
{
    private readonly Firm _firm = new() { Owners = [new Owner { Name = "Arta", Seat = new Seat { Town = "Pejë" } }] };
    private EditContext _context = null!;

    private IRenderedComponent<EditForm> RenderForm(IValidator? validator)
    {
        _context = new EditContext(_firm);
        return Render<EditForm>(p => p
            .Add(f => f.EditContext, _context)
            .Add<FluentValidationValidator, EditContext>(f => f.ChildContent, _ => v => v.Add(c => c.Validator, validator)));
    }

    [Fact]
    public void Validate_NestedAndListedFields_MessagesStandAtTheirOwnObjects()
    {
        RenderForm(new FirmValidator());
        _firm.Owners[0].Name = "";
        _firm.Owners[0].Seat!.Town = "";
        _firm.Name = "";

        Assert.False(_context.Validate());

        Assert.Equal(["name"], _context.GetValidationMessages(() => _firm.Name));
        Assert.Equal(["owner name"], _context.GetValidationMessages(new FieldIdentifier(_firm.Owners[0], nameof(Owner.Name))));
        Assert.Equal(["town"], _context.GetValidationMessages(new FieldIdentifier(_firm.Owners[0].Seat!, nameof(Seat.Town))));
    }

    [Fact]
    public void Validate_AfterMending_MessagesAreGone()
    {
        RenderForm(new FirmValidator());
        _firm.Name = "";
        _context.Validate();
        _firm.Name = "Siguria";

        Assert.True(_context.Validate());
        Assert.Empty(_context.GetValidationMessages());
    }

    [Fact]
    public void FieldChanged_OtherFieldsWrongToo_OnlyTheChangedOneSpeaks()
    {
        RenderForm(new FirmValidator());
        _firm.Name = "";
        _firm.Owners[0].Name = "";

        _context.NotifyFieldChanged(new FieldIdentifier(_firm.Owners[0], nameof(Owner.Name)));

        Assert.Equal(["owner name"], _context.GetValidationMessages());
    }

    [Fact]
    public void Validate_ItemOfPlainList_MessageStandsAtTheList()
    {
        RenderForm(new FirmValidator());
        _firm.Phones = ["", "+383 38 200 200"];

        Assert.False(_context.Validate());

        Assert.Equal(["phone"], _context.GetValidationMessages(() => _firm.Phones));
    }

    [Fact]
    public void Validate_MissingPart_MessageStandsAtThePart()
    {
        RenderForm(new FirmValidator());
        _firm.Owners[0].Seat = null;

        Assert.False(_context.Validate());

        Assert.Equal(["seat"], _context.GetValidationMessages(new FieldIdentifier(_firm.Owners[0], nameof(Owner.Seat))));
    }

    [Fact]
    public void Validate_Warning_DoesNotBlock()
    {
        RenderForm(new FirmValidator());
        _firm.Name = "X";

        Assert.True(_context.Validate());
    }

    [Fact]
    public void Validate_NoValidatorGiven_TakesTheRegisteredOne()
    {
        Services.AddSingleton<IValidator<Firm>, FirmValidator>();
        RenderForm(validator: null);
        _firm.Name = "";

        Assert.False(_context.Validate());
    }

    [Fact]
    public void Validate_AsynchronousRule_IsRefused()
    {
        var validator = new InlineValidator<Firm>();
        validator.RuleFor(f => f.Name).MustAsync((_, _) => Task.FromResult(true));
        RenderForm(validator);

        Assert.Throws<AsyncValidatorInvokedSynchronouslyException>(() => _context.Validate());
    }

    [Fact]
    public void Dispose_FormGone_ValidatorIsSilent()
    {
        var form = RenderForm(new FirmValidator());
        form.FindComponent<FluentValidationValidator>().Instance.Dispose();
        _firm.Name = "";

        Assert.True(_context.Validate());
    }

    public sealed class Firm
    {
        public string Name { get; set; } = "Siguria";

        public List<Owner> Owners { get; set; } = [];

        public List<string> Phones { get; set; } = [];
    }

    public sealed class Owner
    {
        public string Name { get; set; } = "";

        public Seat? Seat { get; set; }
    }

    public sealed class Seat
    {
        public string Town { get; set; } = "";
    }

    private sealed class FirmValidator : AbstractValidator<Firm>
    {
        public FirmValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("name");
            RuleFor(f => f.Name).MinimumLength(3).WithSeverity(Severity.Warning).When(f => f.Name.Length > 0);
            RuleForEach(f => f.Phones).NotEmpty().WithMessage("phone");
            RuleForEach(f => f.Owners).ChildRules(owner =>
            {
                owner.RuleFor(o => o.Name).NotEmpty().WithMessage("owner name");
                owner.RuleFor(o => o.Seat).NotNull().WithMessage("seat");
                owner.RuleFor(o => o.Seat!.Town).NotEmpty().WithMessage("town").When(o => o.Seat is not null);
            });
        }
    }
}
