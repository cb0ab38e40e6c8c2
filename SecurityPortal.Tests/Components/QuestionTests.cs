using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Tests.Components;

public sealed class QuestionTests : WizardBunitContext
{
    private const string Path = "Company.Field";
    private const string Id = "q-Company-Field";

    private static readonly KeyValuePair<string, string>[] Options = [new("a", "First"), new("b", "Second")];

    private object? _value;

    public static TheoryData<string> Kinds() => ["text", "area", "date", "select", "choice", "yes-no", "check"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Question_Plain_IsLabelled(string kind)
    {
        var cut = Draw(kind);

        var field = cut.Find($"#{Id}");
        Assert.Contains("My label", Label(cut, kind), StringComparison.Ordinal);
        Assert.NotNull(cut.Find($"label[for={Id}]"));
        AssertDescribed(cut, kind);
        Assert.Null(field.GetAttribute("aria-invalid"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Question_HintCommentAndError_AreToldWithTheField(string kind)
    {
        Wizard.Draft = Draft(new DraftComment("company", Path, "Look again."));
        var cut = Draw(kind);

        await cut.InvokeAsync(() => Wizard.SetErrors("", [new FieldError("company", Path, "common.required")]));

        Assert.Equal("Look again.", cut.Find("[data-testid=officer-comment] p:last-child").TextContent);
        Assert.NotEqual("", cut.Find(".portal-field-error").TextContent.Trim());
        Assert.DoesNotContain("common.required", cut.Markup, StringComparison.Ordinal);
        var described = AssertDescribed(cut, kind);
        Assert.Contains("My hint", described, StringComparison.Ordinal);
        Assert.Contains("Look again.", described, StringComparison.Ordinal);
        Assert.Contains(cut.Find(".portal-field-error").TextContent.Trim(), described, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Question_ErrorOfAnotherField_IsNotShown(string kind)
    {
        var cut = Draw(kind);

        await cut.InvokeAsync(() => Wizard.SetErrors("", [new FieldError("company", "Company.FieldToo", "common.required")]));

        Assert.Empty(cut.FindAll(".portal-field-error"));
    }

    [Theory]
    [InlineData("text", "abc", "abc")]
    [InlineData("area", "abc", "abc")]
    [InlineData("date", "31.12.2026", "2026-12-31")]
    [InlineData("select", "b", "b")]
    [InlineData("select", "not-in-the-list", null)]
    [InlineData("select", "", null)]
    public void Question_Entered_ReachesThePayloadAndTheWizard(string kind, string typed, string? expected)
    {
        var cut = Draw(kind);

        Enter(cut.Find($"#{Id}"), kind, typed);

        Assert.Equal(expected, _value is DateOnly date ? date.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : _value);
        Assert.Equal([Path], Touched);
    }

    [Fact]
    public void Choice_Chosen_ReachesThePayload()
    {
        var cut = Draw("choice");

        cut.Find($"[data-testid='{Path}.b']").Change("on");

        Assert.Equal("b", _value);
        Assert.Equal([Path], Touched);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void YesNo_Chosen_ReachesThePayload(string answer, bool expected)
    {
        var cut = Draw("yes-no");
        Assert.Empty(cut.FindAll("input[checked]"));

        cut.Find($"[data-testid='{Path}.{answer}']").Change("on");

        Assert.Equal(expected, _value);
    }

    [Fact]
    public void Check_Ticked_ReachesThePayload()
    {
        var cut = Draw("check");

        cut.Find($"#{Id}").Change(true);

        Assert.Equal(true, _value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Question_ReadOnly_CannotBeChanged(string kind)
    {
        var cut = Draw(kind, readOnly: true);

        Assert.All(cut.FindAll("input, textarea, select"), field => Assert.True(field.HasAttribute("readonly") || field.HasAttribute("disabled")));

        // Whoever forges the event of such a field changes nothing either.
        for (var i = 0; i < cut.FindAll("input, textarea, select").Count; i++)
        {
            Forge(cut.FindAll("input, textarea, select")[i], kind);
        }

        Assert.Null(_value);
        Assert.Empty(Touched);
    }

    [Theory]
    [InlineData("1.2.1990", "1990-02-01")]
    [InlineData("01/02/1990", "1990-02-01")]
    [InlineData("1-2-1990", "1990-02-01")]
    [InlineData("01021990", "1990-02-01")]
    [InlineData("1990-02-01", "1990-02-01")]
    [InlineData(" 1.2.1990 ", "1990-02-01")]
    [InlineData("29.2.2024", "2024-02-29")]
    [InlineData("29.2.2023", null)]
    [InlineData("31.4.2026", null)]
    [InlineData("1.2.90", null)]
    [InlineData("nesër", null)]
    public void Date_Typed_IsReadAsPeopleWriteIt(string typed, string? expected)
    {
        var cut = Draw("date");

        cut.Find($"#{Id}").Input(typed);

        Assert.Equal(expected, (_value as DateOnly?)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Date_Unreadable_KeepsWhatWasTypedAndSaysSoOnLeaving()
    {
        var cut = Draw("date");

        cut.Find($"#{Id}").Input("31.4.2026");
        Assert.Empty(cut.FindAll(".portal-field-error"));
        cut.Find($"#{Id}").Blur();

        Assert.Equal("31.4.2026", cut.Find($"#{Id}").GetAttribute("value"));
        Assert.Contains("31.12.2026", cut.Find(".portal-field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", cut.Find($"#{Id}").GetAttribute("aria-invalid"));
        AssertDescribed(cut, "date");

        cut.Find($"#{Id}").Input("30.4.2026");
        Assert.Empty(cut.FindAll(".portal-field-error"));
    }

    [Fact]
    public void Date_WhileTyped_StaysAsTyped()
    {
        var cut = Draw("date");

        cut.Find($"#{Id}").Input("1.2.1990");

        Assert.Equal("1.2.1990", cut.Find($"#{Id}").GetAttribute("value"));
    }

    [Fact]
    public void Select_Value_IsSelected()
    {
        _value = "b";

        Assert.Equal("Second", Draw("select").Find("option[selected]").TextContent);
    }

    [Theory]
    [InlineData(true, "RP-12-3 ")]
    [InlineData(false, "RP\u200B\u201112\u20133 ")]
    public void Text_NumberOfAPaper_IsTakenAsItIsSeen(bool isNumber, string taken)
    {
        var cut = Draw<TextQuestion, string>(readOnly: false, p => p.Add(q => q.IsNumber, isNumber));

        cut.Find($"#{Id}").Input("RP\u200B\u201112\u20133 ");

        Assert.Equal(taken, _value);
        Assert.Equal(taken, cut.Find($"#{Id}").GetAttribute("value"));
    }

    private IRenderedComponent<IComponent> Draw(string kind, bool readOnly = false) => kind switch
    {
        "text" => Draw<TextQuestion, string>(readOnly),
        "area" => Draw<TextQuestion, string>(readOnly, p => p.Add(q => q.Lines, 3)),
        "date" => Draw<DateQuestion, DateOnly?>(readOnly),
        "select" => Draw<SelectQuestion, string>(readOnly, p => p.Add(q => q.Options, Options)),
        "choice" => Draw<ChoiceQuestion, string>(readOnly, p => p.Add(q => q.Options, Options)),
        "yes-no" => Draw<YesNoQuestion, bool?>(readOnly),
        _ => Draw<CheckQuestion, bool>(readOnly),
    };

    private IRenderedComponent<IComponent> Draw<TQuestion, T>(bool readOnly, Action<ComponentParameterCollectionBuilder<TQuestion>>? more = null)
        where TQuestion : Question<T>
    {
        IRenderedComponent<TQuestion>? cut = null;
        cut = Render<TQuestion>(p =>
        {
            p.AddCascadingValue(Wizard).Add(q => q.Path, Path).Add(q => q.Label, "My label").Add(q => q.Hint, "My hint").Add(q => q.Required, true)
                .Add(q => q.ReadOnly, readOnly).Add(q => q.Value, (T?)(_value ?? default(T)))
                .Add(q => q.ValueChanged, value =>
                {
                    _value = value;
                    cut!.Render(again => again.Add(q => q.Value, value));
                });
            more?.Invoke(p);
        });
        return (IRenderedComponent<IComponent>)cut;
    }

    private static void Enter(IElement field, string kind, string text)
    {
        if (kind == "select")
        {
            field.Change(text);
        }
        else
        {
            field.Input(text);
        }
    }

    private static void Forge(IElement field, string kind)
    {
        if (kind == "select")
        {
            // Drawn as a text that hears nothing.
            Assert.Throws<MissingEventHandlerException>(() => field.Change("b"));
        }
        else if (kind is "text" or "area" or "date")
        {
            field.Input("01.02.1990");
        }
        else if (field is IHtmlInputElement { Type: "checkbox" })
        {
            field.Change(true);
        }
        else
        {
            field.Change("on");
        }
    }

    private static string Label(IRenderedComponent<IComponent> cut, string kind) =>
        kind is "choice" or "yes-no" ? cut.Find("legend").TextContent : cut.Find($"label[for={Id}]").TextContent;

    /// <summary>What is read out after the label; each id once, and each there.</summary>
    private static string AssertDescribed(IRenderedComponent<IComponent> cut, string kind)
    {
        var ids = ((kind is "choice" or "yes-no" ? cut.Find("fieldset") : cut.Find($"#{Id}")).GetAttribute("aria-describedby") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ids.Distinct(), ids);
        return string.Join('\n', ids.Select(id => cut.Find($"#{id}").TextContent.Trim()));
    }
}
