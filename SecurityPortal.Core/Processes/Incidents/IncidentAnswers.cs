using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>The answers of page 1, and how people and lists of any page read.</summary>
public sealed class IncidentAnswers(AnswerLanguage language)
{
    /// <summary>Page 1; <paramref name="more"/> are the answers that only one process asks for.</summary>
    public AnswerSection Page(string step, IncidentForm form, IEnumerable<Answer> more, IEnumerable<AnswerGroup> groups) => new(step, Text($"Step.{step}"),
    [
        new("Incident", Text("IncidentTitle"), [.. Incident(form.Incident), .. more]),
        .. Contacts("Incident.Witnesses", "WitnessesTitle", form.Incident.Witnesses),
        new("Worker", Text("WorkerTitle"), [.. Worker(form.Worker)]),
        .. Contacts("Worker.Others", "OthersTitle", form.Worker.Others),
        .. groups,
    ]);

    /// <summary>A row labelled by its path without the keys of list entries.</summary>
    public Answer Row(string path, string? value, string? label = null) => new(path, Text(label ?? path), value?.Trim() ?? "");

    /// <summary>A text of the room.</summary>
    public string Text(string key) => language.Text<IncidentTexts>(key);

    public string Code(string list, string? code) => language.Code(list, code);

    /// <summary>Names of codes, in the order chosen.</summary>
    public string Codes(string list, IEnumerable<string> codes) => string.Join("; ", codes.Select(c => Code(list, c)));

    public string YesNo(bool? value) => value is { } yes ? Text(yes ? "Yes" : "No") : "";

    public IEnumerable<Answer> Person(IncidentPerson person, string path)
    {
        var entry = person.Entry;
        yield return Row($"{path}.By", Text($"By.{person.By}"), "Person.By");
        if (person.By == IdentifiedBy.Number)
        {
            yield return Row($"{path}.Entry.PersonalNumber", entry.PersonalNumber, "Person.PersonalNumber") with { Kind = AnswerKind.Secret };
        }

        yield return Row($"{path}.Entry.FirstName", entry.FirstName, "Person.FirstName");
        yield return Row($"{path}.Entry.LastName", entry.LastName, "Person.LastName");
        if (person.By == IdentifiedBy.Passport)
        {
            yield return Row($"{path}.Entry.Citizenship", Countries.NameIn(entry.Citizenship, language.Culture), "Person.Citizenship");
            yield return Row($"{path}.Entry.PassportNumber", entry.PassportNumber, "Person.PassportNumber") with { Kind = AnswerKind.Secret };
        }

        foreach (var row in new[]
        {
            Row($"{path}.Entry.BirthDate", entry.BirthDate is { } born ? LocalTime.Format(born) : "", "Person.BirthDate"),
            Row($"{path}.Entry.Gender", entry.Gender is { } gender ? Texts.Get<PersonTexts>($"Gender.{gender}", language.Culture) : "", "Person.Gender"),
            Row($"{path}.Entry.MunicipalityCode", Municipalities.NameIn(entry.MunicipalityCode, language.Culture), "Person.MunicipalityCode"),
            Row($"{path}.Entry.Street", entry.Street, "Person.Street"),
        }.Where(r => r.Value.Length > 0))
        {
            yield return row;
        }
    }

    private IEnumerable<Answer> Incident(IncidentPart incident)
    {
        yield return Row("Incident.From", Moment(incident.FromDate, incident.FromTime));
        yield return Row("Incident.To", Moment(incident.ToDate, incident.ToTime));
        yield return Row("Incident.MunicipalityCode", Municipalities.NameIn(incident.MunicipalityCode, language.Culture));
        yield return Row("Incident.Settlement", incident.Settlement);
        yield return Row("Incident.Place", incident.Place);
        yield return Row("Incident.SiteType", Code(IncidentLists.SiteType, incident.SiteType));
        yield return Row("Incident.Client", incident.Client);
        yield return Row("Incident.ServiceClass", Code(CodeLists.ServiceClass, incident.ServiceClass));
        yield return Row("Incident.Narrative", incident.Narrative);
        yield return Row("Incident.ThirdPartyInjury", Code(IncidentLists.Injury, incident.ThirdPartyInjury));
        if (!string.IsNullOrWhiteSpace(incident.ThirdPartyText))
        {
            yield return Row("Incident.ThirdPartyText", incident.ThirdPartyText);
        }

        yield return Row("Incident.PoliceInformed", YesNo(incident.PoliceInformed));
        if (incident.PoliceInformed == true)
        {
            yield return Row("Incident.PoliceTime", Time(incident.PoliceTime));
            yield return Row("Incident.PoliceStation", incident.PoliceStation);
            yield return Row("Incident.PoliceCase", incident.PoliceCase);
        }

        yield return Row("Incident.HasFootage", YesNo(incident.HasFootage));
        if (incident.HasFootage == true)
        {
            yield return Row("Incident.FootagePlace", incident.FootagePlace);
            yield return Row("Incident.FootageUntil", incident.FootageUntil is { } until ? LocalTime.Format(until) : "");
        }
    }

    private IEnumerable<Answer> Worker(WorkerPart worker)
    {
        foreach (var row in Person(worker.Person, "Worker.Person"))
        {
            yield return row;
        }

        yield return Row("Worker.Standing", Text($"Standing.{worker.Standing}"));
        yield return Row("Worker.LicenceNumber", worker.LicenceNumber);
        yield return Row("Worker.CardNumber", worker.CardNumber);
        yield return Row("Worker.Position", worker.Position);
        yield return Row("Worker.Role", worker.Role);
        yield return Row("Worker.Uniformed", YesNo(worker.Uniformed));
        yield return Row("Worker.Armed", YesNo(worker.Armed));
        yield return Row("Worker.Injury", Code(IncidentLists.Injury, worker.Injury));
        if (!string.IsNullOrWhiteSpace(worker.InjuryText))
        {
            yield return Row("Worker.InjuryText", worker.InjuryText);
        }

        yield return Row("Worker.MedicalHelp", Code(IncidentLists.MedicalHelp, worker.MedicalHelp));
    }

    private IEnumerable<AnswerGroup> Contacts(string path, string title, List<IncidentContact> contacts)
    {
        if (contacts.Count > 0)
        {
            yield return new AnswerGroup(path, Text(title), [.. contacts.Select((c, i) => new Answer(
                $"{path}[{c.Id}]", $"{i + 1}.", string.Join(", ", new[] { c.Name?.Trim(), PhoneOf(c) }.Where(t => !string.IsNullOrEmpty(t)))))]);
        }
    }

    /// <summary>31.12.2026 14:05; what is there of it.</summary>
    public static string Moment(DateOnly? day, string? time) => $"{(day is { } date ? LocalTime.Format(date) : "")} {Time(time)}".Trim();

    /// <summary>14:05, however it was typed.</summary>
    public static string Time(string? typed) => IncidentTimes.Parse(typed) is { } time
        ? time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : typed?.Trim() ?? "";

    private static string? PhoneOf(IncidentContact contact) => PhoneText.TryNormalize(contact.Phone, out var e164) ? PhoneText.ForPeople(e164)
        : contact.Phone?.Trim();
}
