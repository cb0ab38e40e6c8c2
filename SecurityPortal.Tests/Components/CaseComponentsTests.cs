using Bunit;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Cases;
using SecurityPortal.Web.Components.People;

namespace SecurityPortal.Tests.Components;

public sealed class CaseComponentsTests : PortalBunitContext
{
    private static readonly AnswerSection Company = new("company", "Company data",
    [
        new("Company", null, [new("Company.Name", "Name", "Siguria Plus"), new("Company.Phone", "Phone", ""), new("Company.Address", "Address", "Rr. e Re 5")]),
    ]);

    private static readonly AnswerSection Owners = new("background", "Background",
    [
        new("Owners[1]", "Çelë Gjonbalaj",
            [new("Owners[1].Number", "Personal number", "1234567892", AnswerKind.Secret), new("Owners[1].First", "First name", "Çelë")]),
    ]);

    [Fact]
    public void AnswerList_Answers_StandWithTheirLabelsAndGapsAreSaid()
    {
        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, [Company]));

        Assert.Equal(["Name", "Phone", "Address"], cut.FindAll("dt").Select(e => e.TextContent));
        Assert.Equal(["Siguria Plus", "Not entered", "Rr. e Re 5"], cut.FindAll("dd").Select(e => e.TextContent.Trim()));
        Assert.Empty(cut.FindAll("a"));
    }

    [Fact]
    public void AnswerList_NoSections_SaysThatTheAnswersAreKeptNoLonger()
    {
        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, []));

        Assert.Contains("kept no longer", cut.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AnswerList_SecretNumber_ReachesTheBrowserOnlyAfterTheAuditedClick()
    {
        var revealed = new List<string>();
        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, [Owners]).Add(c => c.OnReveal, revealed.Add));
        Assert.Contains("12******92", cut.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567892", cut.Markup, StringComparison.Ordinal);

        cut.Find("[data-testid=show-number]").Click();

        Assert.Contains("1234567892", cut.Markup, StringComparison.Ordinal);
        Assert.Equal(["Owners[1].Number"], revealed);
    }

    [Fact]
    public void MaskedNumber_AuditRowFails_StaysHidden()
    {
        var cut = Render<MaskedNumber>(p => p.Add(c => c.Value, "1234567892").Add(c => c.Label, "Number")
            .Add(c => c.OnReveal, () => throw new InvalidOperationException("no row")));

        Assert.Throws<InvalidOperationException>(() => cut.Find("[data-testid=show-number]").Click());

        Assert.DoesNotContain("1234567892", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void MaskedNumber_AnotherNumberInItsPlace_IsHiddenAgain()
    {
        var cut = Render<MaskedNumber>(p => p.Add(c => c.Value, "1234567892").Add(c => c.Label, "Number"));
        cut.Find("[data-testid=show-number]").Click();

        cut.Render(p => p.Add(c => c.Value, "1111111114"));

        Assert.Equal("11******14", cut.Find("[data-testid=masked-number]").TextContent);
    }

    [Fact]
    public void AnswerList_ChangeLink_LeadsToTheStep()
    {
        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, [Company, Owners]).Add(c => c.ChangeLink, step => $"/apply/{step}"));

        Assert.Equal("/apply/background", cut.Find("[data-testid=change-background]").GetAttribute("href"));
    }

    [Fact]
    public void AnswerList_Changes_ShowTheFormerValueNewPersonsOnceAndRemovedOnes()
    {
        var gone = new AnswerGroup("Owners[2]", "Agron Berisha", [new("Owners[2].First", "First name", "Agron")]);
        var changes = AnswerChanges.Between(
            [Company with { Groups = [Company.Groups[0] with { Answers = [new("Company.Name", "Name", "Siguria"), Company.Groups[0].Answers[2]] }] },
                Owners with { Groups = [gone] }],
            [Company, Owners]);

        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, [Company, Owners]).Add(c => c.Changes, changes));

        Assert.Equal("Before: Siguria", cut.Find("[data-path='Company.Name'] .answers-before").TextContent);
        Assert.Equal("Siguria", cut.Find("[data-path='Company.Name'] del").TextContent);
        Assert.Empty(cut.FindAll("[data-path='Company.Address'] .answers-before"));
        Assert.Empty(cut.FindAll("[data-path^='Owners[1]'] .answers-before"));
        Assert.Equal(["Added", "Removed"], cut.FindAll(".answers-new").Select(e => e.TextContent));
        Assert.Contains("Agron", cut.Find("[data-testid=removed-answers]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AnswerList_Comments_StandAtTheirPlaceAndNoneIsLost()
    {
        CaseCommentRow Comment(string? step, string? path, string text) => new(Guid.NewGuid(), 1, step, path, text, "Arta", null);

        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, [Company, Owners]).Add(c => c.Comments,
        [
            Comment("company", "Company.Name", "name"), Comment("company", null, "step"), Comment("background", "Owners[1]", "person"),
            Comment("background", "Owners[9].First", "taken out"), Comment(null, null, "whole case"),
        ]));

        Assert.Equal("name", cut.Find("[data-path='Company.Name'] [data-testid=comment]").TextContent.Trim());
        Assert.Equal(["step", "name", "taken out", "person"], cut.FindAll("[data-testid=comment]").Select(e => e.TextContent.Trim()));
    }

    [Fact]
    public void AnswerList_Picture_IsShownOrSaidToBeMissing()
    {
        var section = new AnswerSection("profile", "Profile", [new("Profile", null, [new("Profile.Emblem", "Emblem", "EMBLEM", AnswerKind.Picture)])]);

        var with = Render<AnswerList>(p => p.Add(c => c.Sections, [section]).Add(c => c.PictureLink, kind => $"/files/{kind}"));
        var without = Render<AnswerList>(p => p.Add(c => c.Sections, [section]));

        Assert.Equal(("/files/EMBLEM", "Emblem"), (with.Find("img").GetAttribute("src"), with.Find("img").GetAttribute("alt")));
        Assert.Equal("No picture", without.Find("dd").TextContent.Trim());
    }

    [Fact]
    public void AnswerList_PlaceActions_StandBesideEveryStepGroupAndAnswer()
    {
        var cut = Render<AnswerList>(p => p.Add(c => c.Sections, [Owners])
            .Add(c => c.PlaceActions, place => (RenderFragment)(b => b.AddMarkupContent(0, $"<i>{place.Path ?? place.Step}</i>"))));

        Assert.Equal(["background", "Owners[1]", "Owners[1].Number", "Owners[1].First"], cut.FindAll("i").Select(e => e.TextContent));
    }

    [Theory]
    [InlineData("sq", CaseStatus.AwaitingPayment, "I aprovuar, në pritje të pagesës", "portal-tone-warning")]
    [InlineData("sr-Latn", CaseStatus.Returned, "Za dopunu", "portal-tone-warning")]
    [InlineData("en", CaseStatus.Refused, "Refused", "portal-tone-danger")]
    [InlineData("en", CaseStatus.Issued, "Issued", "portal-tone-success")]
    public void CaseStatusChip_EachState_HasItsOfficialWords(string language, CaseStatus status, string words, string tone)
    {
        Speak(language);

        var chip = Render<CaseStatusChip>(p => p.Add(c => c.Status, status)).Find("[data-testid=status]");

        Assert.Equal(words, chip.TextContent);
        Assert.Contains(tone, chip.ClassList);
    }

    [Fact]
    public void CaseStatusChip_EveryState_HasWordsInEveryLanguage()
    {
        foreach (var language in Core.Common.Languages.All)
        {
            Speak(language);
            Assert.All(Enum.GetValues<CaseStatus>(), s => Assert.DoesNotContain(
                "Status.", Render<CaseStatusChip>(p => p.Add(c => c.Status, s)).Find("[data-testid=status]").TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void CaseTimeline_History_IsDrawnTheLatestFirst()
    {
        var at = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);

        var cut = Render<CaseTimeline>(p => p.Add(c => c.History,
        [
            new CaseHistoryRow(at, "Siguria Plus", CaseAction.Submit, CaseStatus.Submitted, null),
            new CaseHistoryRow(at.AddDays(1), null, CaseAction.Refuse, CaseStatus.Refused, "Reasons"),
        ]));

        Assert.Equal(["Refused", "Application submitted"], cut.FindAll(".timeline-what").Select(e => e.TextContent));
        Assert.Equal(["13.01.2026 10:00 · The division", "12.01.2026 10:00 · Siguria Plus"], cut.FindAll(".timeline-when").Select(e => e.TextContent));
        Assert.Equal("Reasons", cut.Find(".timeline-comment").TextContent);
    }
}
