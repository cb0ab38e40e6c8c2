using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.UseOfForce;

public sealed class UseOfForceRulesTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);
    private static readonly string Sample = FrozenSample.Of("UseOfForce");

    [Fact]
    public void Read_SampleOfVersionOne_LosesNothing() => FrozenSample.LosesNothing<UseOfForceApplication>(Sample);

    [Fact]
    public void Validate_SampleOfVersionOne_FindsOnlyTheSubjectLeftOpen() => Assert.Equal(
        [
            "subject EditedSubject.ArmedWith", "subject EditedSubject.Behaviour", "subject EditedSubject.Detained", "subject EditedSubject.Influence",
            "subject EditedSubject.InjuryAfter", "subject EditedSubject.InjuryBefore", "subject EditedSubject.MedicalHelp", "actions EditedSubject",
        ],
        UseOfForceProcess.Form.Validate(Sample, null, Today).OrderByDescending(e => e.Step).ThenBy(e => e.Path, StringComparer.Ordinal)
            .Select(e => $"{e.Step} {e.Path}"));

    [Fact]
    public void People_SampleOfVersionOne_NamesWorkerAndKnownSubjects() => Assert.Equal(
        ["worker Çelë Gjonbalaj 1234567892  True", "subject Shpëtim Đukić  012345678 True"],
        UseOfForceProcess.Form.People(Sample).Select(p => $"{p.Role} {p.Name} {p.PersonalNumber?.Reveal()} {p.PassportNumber} {p.Verified}"));

    [Fact]
    public void Describe_EveryLanguage_HasTheSamePathsOnce()
    {
        var codes = new CodeBook([.. ProcessCatalogue.All.SelectMany(p => p.Reference.Codes).DistinctBy(c => (c.List, c.Code))]);
        var paths = Languages.All.Select(l => UseOfForceProcess.Form.Describe(Sample, new AnswerLanguage(Languages.Culture(l), codes, Today))
            .SelectMany(s => s.Groups).SelectMany(g => g.Answers.Select(a => a.Path)).ToList()).ToList();

        Assert.Equal(paths[0].Count, paths[0].Distinct().Count());
        Assert.All(paths, p => Assert.Equal(paths[0], p));
    }

    [Fact]
    public void Validate_CompleteReport_FindsNothing() => Assert.Empty(Errors(_ => { }));

    public static TheoryData<string, Action<UseOfForceApplication>> Gaps() => new()
    {
        { "incident Incident.FromDate incident.date.required", f => f.Incident.FromDate = null },
        { "incident Incident.ToDate incident.date.future", f => f.Incident.ToDate = Today.AddDays(1) },
        { "incident Incident.FromTime incident.time.required", f => f.Incident.FromTime = " " },
        { "incident Incident.ToTime incident.time.invalid", f => f.Incident.ToTime = "25:00" },
        { "incident Incident.ToTime incident.end-before-start", f => f.Incident.ToTime = "08:29" },
        { "incident Incident.MunicipalityCode person.municipality.required", f => f.Incident.MunicipalityCode = null },
        { "incident Incident.Place incident.place.required", f => f.Incident.Place = null },
        { "incident Incident.SiteType incident.site.required", f => f.Incident.SiteType = null },
        { "incident Incident.ServiceClass incident.service.required", f => f.Incident.ServiceClass = null },
        { "incident Incident.Narrative incident.narrative.required", f => f.Incident.Narrative = null },
        { "incident Incident.Narrative incident.narrative.short", f => f.Incident.Narrative = new string('x', 49) },
        { "incident Incident.ThirdPartyInjury incident.injury.required", f => f.Incident.ThirdPartyInjury = null },
        { "incident Incident.ThirdPartyText incident.injury-text.required", f => f.Incident.ThirdPartyInjury = "I3" },
        { "incident Incident.PoliceInformed incident.police.required", f => f.Incident.PoliceInformed = null },
        { "incident Incident.PoliceStation incident.police-station.required", f => f.Incident.PoliceStation = null },
        { "incident Incident.FootagePlace incident.footage-place.required", f => f.Incident.FootagePlace = null },
        { "incident Worker.Person.Entry.PersonalNumber person.number.search-first", f => f.Worker.Person.Entry.Lookup = default },
        { "incident Worker.Role incident.role.required", f => f.Worker.Role = null },
        { "incident Worker.Uniformed incident.yes-no.required", f => f.Worker.Uniformed = null },
        { "incident Worker.Injury incident.injury.required", f => f.Worker.Injury = null },
        { "incident Force.Reasons force.reason.required", f => f.Force.Reasons.Clear() },
        { "incident Force.ReasonText force.reason-text.required", f => f.Force.Reasons.Add("R99") },
        { "incident Force.Warning force.warning.required", f => f.Force.Warning = null },
        { "incident Force.WarningText force.warning-text.required", f => f.Force.Warning = "W9" },
        { "actions EditedSubject force.subject-unsaved", f => f.EditedSubject = SampleReports.Subject() },
        { "check Correction.Reason incident.correction-reason.required", f => f.Correction = new CorrectionPart() },
    };

    [Theory]
    [MemberData(nameof(Gaps), DisableDiscoveryEnumeration = true)]
    public void Validate_OneGap_IsTheOneError(string expected, Action<UseOfForceApplication> change) => Assert.Equal([expected], Errors(change));

    [Fact]
    public void Validate_WitnessWithoutAName_IsSaidAtTheWitness()
    {
        var form = SampleReports.Force(f => f.Incident.Witnesses[0].Name = null);

        Assert.Equal(
            $"Incident.Witnesses[{form.Incident.Witnesses[0].Id}].Name incident.contact-name.required",
            string.Join(';', UseOfForceProcess.Form.Validate(form, null, Today).Select(e => $"{e.Path} {e.Code}")));
    }

    [Fact]
    public void Validate_NoSubject_IsSaidOnBothPages() => Assert.Equal(
        ["subject Subjects force.subject-missing", "actions Subjects force.subject-missing"], Errors(f => f.Subjects.Clear()));

    [Theory]
    [InlineData("no action")]
    [InlineData("no effect")]
    [InlineData("other without text")]
    [InlineData("unknown without description")]
    [InlineData("half chosen")]
    public void Validate_SubjectIncomplete_IsSaidAtTheSubject(string gap)
    {
        var form = SampleReports.Force(f =>
        {
            var subject = f.Subjects[0];
            switch (gap)
            {
                case "no action":
                    subject.Actions.Clear();
                    break;
                case "no effect":
                    subject.Actions[0].Effect = null;
                    break;
                case "other without text":
                    subject.Actions[0].Code = "F900";
                    break;
                case "half chosen":
                    subject.EditedAction = new ForceAction { Code = "F201" };
                    break;
                default:
                    subject.IsKnown = false;
                    break;
            }
        });

        Assert.Equal(
            [$"Subjects[{form.Subjects[0].Id}] force.subject-incomplete"], UseOfForceProcess.Form.Validate(form, null, Today)
                .Select(e => $"{e.Path} {e.Code}"));
    }

    [Fact]
    public void Reference_EachActionStandsInTheListOfItsLevel()
    {
        var codes = UseOfForceProcess.Definition.Reference.Codes;

        Assert.Equal([2, 4, 13, 9, 5], IncidentLists.Levels.Select(list => codes.Count(c => c.List == list)));
        Assert.All(codes.Where(c => IncidentLists.LevelOf(c.List) is not null), c => Assert.Equal(c.Code[1] - '0', IncidentLists.LevelOf(c.List)));
        Assert.Equal([ForceAction.OtherCode], codes.Where(c => c.List == IncidentLists.OtherForce).Select(c => c.Code));
    }

    private static IEnumerable<string> Errors(Action<UseOfForceApplication> change) =>
        UseOfForceProcess.Form.Validate(SampleReports.Force(change), null, Today).Select(e => $"{e.Step} {e.Path} {e.Code}");
}
