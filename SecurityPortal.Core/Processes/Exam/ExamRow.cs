using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>A row of candidates on its way through the check.</summary>
internal sealed class ExamRow(SheetRow row, string[] cells, ExamApplication application, PersonalNumber? number)
{
    public SheetRow Row { get; } = row;

    public string[] Cells { get; } = cells;

    public ExamApplication Application { get; } = application;

    public PersonalNumber? Number { get; } = number;

    public List<SheetFault> Faults { get; } = [];
}

/// <summary>Makes applications of rows, and asks the form's own rules about them.</summary>
internal sealed class ExamRowReader(string classCode, string institution, CodeBook book, DateOnly today)
{
    private readonly CandidateStepValidator _candidate = new(today);
    private readonly TrainingStepValidator _training = new(today);
    private readonly Dictionary<string, string> _education = Names(book.InUse(ExamWords.EducationList, today).SelectMany(c => new[]
    {
        (c.Code, c.Code), (c.Name.Sq, c.Code), (c.Name.Sr, c.Code), (c.Name.En, c.Code),
    }));

    private readonly Dictionary<string, string> _languages = Names(ExamWords.Languages.SelectMany(l =>
        Languages.All.Select(culture => (Texts.Get<ExamTexts>($"Language.{l}", Languages.Culture(culture)), l)).Append((l, l))));

    public ExamRow Read(SheetRow row, IReadOnlyList<int?> places)
    {
        var cells = places.Select(p => p < row.Cells.Count ? SheetText.Unguarded(row.Cells[p!.Value]) : "").ToArray();
        string? Cell(string column) => cells[Index(column)] is { Length: > 0 } text ? text : null;

        var application = new ExamApplication { ClassCode = classCode, Institution = institution };
        var person = application.Person;
        person.PersonalNumber = Cell("PersonalNumber");
        (person.Email, person.Phone, person.Settlement, person.Street) = (Cell("Email"), Phone(Cell("Phone")), Cell("Settlement"), Cell("Street"));
        var training = application.Training;
        training.Education = Cell("Education") is { } school ? _education.GetValueOrDefault(NameFolding.Fold(school)) : null;
        (training.From, training.To) = (SheetDate.Parse(row, Cell("From")), SheetDate.Parse(row, Cell("To")));
        (training.Hours, training.Employer) = (Cell("Hours"), Cell("Employer") ?? institution);
        training.Language = Cell("Language") is { } language ? _languages.GetValueOrDefault(NameFolding.Fold(language)) : null;

        var read = new ExamRow(row, cells, application, PersonalNumber.TryParse(person.PersonalNumber, out var number) ? number : null);
        if (row.HasFormula)
        {
            read.Faults.Add(new SheetFault("", "exam.import-formula"));
        }

        // As if found, so that only what the sender wrote is judged before the registry is asked.
        var settlement = person.Settlement;
        person.Lookup = PersonLookupState.Found;
        person.Settlement ??= "–";
        Judge(read);
        (person.Lookup, person.Settlement) = (PersonLookupState.NotAsked, settlement);
        return read;
    }

    public void Complete(ExamRow row, PersonSnapshot person, int minimumAge)
    {
        var entry = row.Application.Person;
        var settlement = entry.Settlement;
        entry.Take(person);
        entry.Settlement = settlement ?? entry.Settlement;
        if (!Ages.Reaches(person.BirthDate, minimumAge, today))
        {
            row.Faults.Add(new SheetFault("PersonalNumber", "exam.too-young", [minimumAge.ToString(CultureInfo.InvariantCulture)]));
        }

        Judge(row);
    }

    private void Judge(ExamRow row) => row.Faults.AddRange(_candidate.Validate(row.Application).Errors.Concat(_training.Validate(row.Application).Errors)
        .Select(e => new SheetFault(
            ExamIntake.ColumnOf(e.PropertyName), e.ErrorCode,
            [.. ((e.CustomState as Error)?.Arguments ?? []).Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")])));

    private static int Index(string column) => ExamIntake.Columns.TakeWhile(c => c != column).Count();

    // A spreadsheet drops the leading zero of 044 123 456.
    private static string? Phone(string? text) => text is { Length: 8 } && text.All(char.IsAsciiDigit) && text[0] is '2' or '3' or '4' ? "0" + text : text;

    private static Dictionary<string, string> Names(IEnumerable<(string Name, string Code)> names)
    {
        var byName = new Dictionary<string, string>();
        foreach (var (name, code) in names)
        {
            byName.TryAdd(NameFolding.Fold(name), code);
        }

        return byName;
    }
}
