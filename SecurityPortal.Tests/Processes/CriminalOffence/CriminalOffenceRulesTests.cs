using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.CriminalOffence;

public sealed class CriminalOffenceRulesTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);
    private static readonly string Sample = FrozenSample.Of("CriminalOffence");

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing() => FrozenSample.LosesNothing<CriminalOffenceApplication>(Sample);

    [Fact]
    public void Validate_SampleOfVersionOne_FindsOnlyTheChoicesLeftOpen() => Assert.Equal(
        ["EditedType offence.type-unsaved", "EditedAction offence.action-unsaved"], CriminalOffenceProcess.Form.Validate(Sample, null, Today)
            .Select(e => $"{e.Path} {e.Code}"));

    [Fact]
    public void People_SampleOfVersionOne_NamesWorkerAndSuspect() => Assert.Equal(
        ["worker Çelë Gjonbalaj", "suspect Dragan Đorđević"], CriminalOffenceProcess.Form.People(Sample).Select(p => $"{p.Role} {p.Name}"));

    public static TheoryData<string, Action<CriminalOffenceApplication>> Gaps() => new()
    {
        { "", _ => { } },
        { "", f => f.Types.Clear() },
        { "", f => f.Actions.Clear() },
        { "offence Types offence.nothing-chosen", f => { f.Types.Clear(); f.Actions.Clear(); } },
        { "offence EditedType offence.type-unsaved", f => f.EditedType = new ChosenCode { Code = "V02" } },
        { "incident Offence.Noticed offence.noticed.required", f => f.Offence.Noticed = null },
        { "incident Offence.Damage offence.damage.invalid", f => f.Offence.Damage = "shumë" },
        { "incident Offence.SuspectKnown offence.suspect.required", f => f.Offence.SuspectKnown = null },
        { "incident Offence.Suspect.Entry.PersonalNumber person.number.required", f => f.Offence.SuspectKnown = true },
        { "incident Incident.Place incident.place.required", f => f.Incident.Place = null },
    };

    [Theory]
    [MemberData(nameof(Gaps), DisableDiscoveryEnumeration = true)]
    public void Validate_OneGap_IsTheOneError(string expected, Action<CriminalOffenceApplication> change) => Assert.Equal(
        expected, string.Join(';', CriminalOffenceProcess.Form.Validate(SampleReports.Offence(change), null, Today)
            .Where(e => e.Code != "person.number.search-first").Select(e => $"{e.Step} {e.Path} {e.Code}")));

    [Fact]
    public void Validate_OtherTypeWithoutText_IsSaidAtIt()
    {
        var form = SampleReports.Offence(f => f.Types.Add(new ChosenCode { Code = "V99" }));

        Assert.Equal(
            [$"Types[{form.Types[1].Id}].Text incident.other-text.required"], CriminalOffenceProcess.Form.Validate(form, null, Today)
                .Select(e => $"{e.Path} {e.Code}"));
    }
}
