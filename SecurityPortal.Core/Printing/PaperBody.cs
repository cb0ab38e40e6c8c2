using System.Globalization;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing;

/// <summary>Writes what stands inside the frame, from top to bottom.</summary>
public sealed class PaperBody
{
    // A heading never stands at the foot of a page without this much of what follows it.
    private const float HeadingKeepsWith = 90;

    private readonly ColumnDescriptor _column;
    private readonly PaperTextReader<PrintingTexts> _texts;

    internal PaperBody(ColumnDescriptor column, PaperTextReader<PrintingTexts> texts) => (_column, _texts) = (column, texts);

    /// <summary>A free place, for what the methods below do not have.</summary>
    public IContainer Item() => _column.Item();

    /// <summary>What follows begins on a new page.</summary>
    public void PageBreak() => Item().PageBreak();

    /// <summary>A heading and what belongs under it.</summary>
    public void Section(PaperText title, Action<PaperBody> content) => Item().EnsureSpace(HeadingKeepsWith).Column(column =>
    {
        column.Spacing(6);
        column.Item().BorderBottom(0.75f).BorderColor(PaperStyle.Primary).PaddingBottom(3).Text(text =>
        {
            text.Span(title.Sq).Bold().FontSize(11).FontColor(PaperStyle.Primary);
            foreach (var other in Others(title))
            {
                text.Span(" / " + other).FontColor(PaperStyle.Grey);
            }
        });
        content(new PaperBody(column, _texts));
    });

    /// <summary>Running text: Albanian, below it Serbian.</summary>
    public void Paragraph(PaperText text) => Item().Column(column =>
    {
        column.Spacing(3);
        column.Item().Text(text.Sq);
        foreach (var other in Others(text))
        {
            column.Item().Text(other).FontColor(PaperStyle.Grey);
        }
    });

    /// <summary>A table of two columns: what was asked, what was answered.</summary>
    public void Answers(IEnumerable<PaperAnswer> answers) => Item().Table(table =>
    {
        table.ColumnsDefinition(columns =>
        {
            columns.RelativeColumn(2);
            columns.RelativeColumn(3);
        });
        foreach (var answer in answers)
        {
            // On one baseline with the larger value.
            Cell(table.Cell()).PaddingTop(1.3f).Element(place => Label(place, answer.Label));
            Cell(table.Cell()).Text(Shown(answer.Value));
        }
    });

    /// <inheritdoc cref="Answers(IEnumerable{PaperAnswer})"/>
    public void Answers(params PaperAnswer[] answers) => Answers(answers.AsEnumerable());

    /// <summary>A table whose header stands again on each page.</summary>
    /// <param name="columns">From left to right.</param>
    /// <param name="rows">As many values as columns in each; nothing prints as a dash.</param>
    public void Table(IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string?>> rows) => Item()
        .DefaultTextStyle(style => style.FontSize(PaperStyle.Label)).Table(table =>
    {
        table.ColumnsDefinition(definition =>
        {
            foreach (var column in columns)
            {
                definition.RelativeColumn(column.Share);
            }
        });
        table.Header(header =>
        {
            foreach (var column in columns)
            {
                var cell = header.Cell().Background(PaperStyle.Tint).BorderBottom(0.75f).BorderColor(PaperStyle.Primary).PaddingHorizontal(4).PaddingVertical(4)
                    .AlignBottom();
                Label(cell, column.Title, column.AlignRight);
            }
        });
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var text = Cell(table.Cell()).Text(Shown(row[i]));
                if (columns[i].AlignRight)
                {
                    text.AlignRight();
                }
            }
        }
    });

    /// <summary>The table of people: number, name, personal number or passport, birth, citizenship, capacity.</summary>
    public void People(IEnumerable<PaperPerson> people) => Table(
        [
            new(_texts["OrderNumber"], 0.5f, true),
            new(_texts["FullName"], 2.9f),
            new(_texts["PersonalNumber"], 1.9f),
            new(_texts["DateOfBirth"], 1.4f),
            new(_texts["Citizenship"], 1.5f),
            new(_texts["Capacity"], 2f),
        ],
        people.Select((person, i) => new string?[]
        {
            (i + 1).ToString(CultureInfo.InvariantCulture), person.FullName, person.Number, person.DateOfBirth, person.Citizenship, person.Capacity,
        }));

    /// <summary>A box that stands out.</summary>
    public void Notice(PaperText text) => Item().ShowEntire().Background(PaperStyle.Tint).BorderLeft(3).BorderColor(PaperStyle.Primary).PaddingHorizontal(10)
        .PaddingVertical(7).Column(column =>
    {
        column.Spacing(3);
        column.Item().Text(text.Sq);
        foreach (var other in Others(text))
        {
            column.Item().Text(other).FontColor(PaperStyle.Grey);
        }
    });

    /// <summary>Lines for place and date, and for signature and stamp.</summary>
    /// <param name="name">Who signs; null leaves it open.</param>
    /// <param name="role">As what; null for nothing.</param>
    public void Signature(string? name = null, PaperText? role = null) => Item().ShowEntire().PaddingTop(34).Row(row =>
    {
        row.Spacing(60);
        row.RelativeItem().Element(place => Line(place, _texts["PlaceAndDate"], null));
        row.RelativeItem().Element(place =>
            Line(place, _texts["SignatureAndStamp"], string.Join(", ", new[] { name, role?.ToString() }.Where(part => part is not null))));
    });

    private static void Line(IContainer container, PaperText caption, string? who) => container.BorderTop(0.75f).BorderColor(PaperStyle.Ink).PaddingTop(3)
        .Column(column =>
    {
        if (!string.IsNullOrEmpty(who))
        {
            column.Item().Text(who).Bold().FontSize(PaperStyle.Label).AlignCenter();
        }

        column.Item().Text(caption.ToString()).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey).AlignCenter();
        if (caption.Third is { } third)
        {
            column.Item().Text(third).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey).AlignCenter();
        }
    });

    private static IContainer Cell(IContainer cell) => cell.BorderBottom(0.5f).BorderColor(PaperStyle.Rule).PaddingHorizontal(4).PaddingVertical(3.5f);

    private static void Label(IContainer container, PaperText label, bool right = false) => container.Text(text =>
    {
        if (right)
        {
            text.AlignRight();
        }

        text.DefaultTextStyle(style => style.LineHeight(0.95f));
        text.Span(label.Sq).Bold().FontSize(PaperStyle.Label);
        foreach (var other in Others(label))
        {
            text.Span("\n" + other).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey);
        }
    });

    private static IEnumerable<string> Others(PaperText text) => new[] { text.Sr, text.Third }.OfType<string>().Where(other => other != text.Sq);

    private static string Shown(string? value) => string.IsNullOrWhiteSpace(value) ? "–" : value;
}
