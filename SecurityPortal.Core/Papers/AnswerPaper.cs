using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Infrastructure;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Papers;

/// <summary>Writes answers on a paper, whatever the process: a section for each step, two short answers beside each other.</summary>
internal static class AnswerPaper
{
    // What fits beside another answer.
    private const int ShortValue = 44;
    private const float PictureWidth = 105;

    /// <param name="body">The paper.</param>
    /// <param name="sections">What was answered.</param>
    /// <param name="pictures">Pictures by the kind code of their attachment.</param>
    public static void Write(PaperBody body, IEnumerable<PaperSection> sections, IReadOnlyDictionary<string, byte[]> pictures)
    {
        foreach (var section in sections)
        {
            body.Section(section.Title, inside =>
            {
                foreach (var group in section.Groups)
                {
                    inside.Item().ShowEntire().Column(column =>
                    {
                        if (group.Title is { } title)
                        {
                            column.Item().PaddingTop(5).PaddingBottom(2).Text(title.ToString()).Bold().FontSize(10);
                        }

                        column.Item().Element(place => Grid(place, group.Fields, pictures));
                    });
                }
            });
        }
    }

    /// <summary>A table of answers, two short ones beside each other.</summary>
    /// <param name="container">Its place.</param>
    /// <param name="fields">The answers.</param>
    /// <param name="pictures">Pictures by the kind code of their attachment.</param>
    public static void Grid(IContainer container, IReadOnlyList<PaperField> fields, IReadOnlyDictionary<string, byte[]>? pictures = null) =>
        container.Table(table =>
    {
        table.ColumnsDefinition(columns =>
        {
            columns.RelativeColumn(10);
            columns.RelativeColumn(13);
            columns.RelativeColumn(10);
            columns.RelativeColumn(13);
        });

        for (var i = 0; i < fields.Count; i++)
        {
            if (IsShort(fields[i]) && i + 1 < fields.Count && IsShort(fields[i + 1]))
            {
                Field(table, fields[i], 1, pictures);
                Field(table, fields[++i], 1, pictures);
            }
            else
            {
                Field(table, fields[i], 3, pictures);
            }
        }
    });

    private static bool IsShort(PaperField field) =>
        !field.Wide && field.Kind != AnswerKind.Picture && field.Value.Sq.Length <= ShortValue && field.Value.Sr.Length <= ShortValue
            && !field.Value.Sq.Contains('\n');

    private static void Field(TableDescriptor table, PaperField field, int span, IReadOnlyDictionary<string, byte[]>? pictures)
    {
        Cell(table.Cell()).PaddingTop(1).Text(text =>
        {
            text.DefaultTextStyle(style => style.LineHeight(0.95f));
            text.Span(field.Label.Sq).FontSize(PaperStyle.Small + 0.5f).Bold();
            text.Span("\n" + string.Join(" · ", Others(field.Label))).FontSize(PaperStyle.Small - 0.5f).FontColor(PaperStyle.Grey);
        });
        var value = Cell(table.Cell().ColumnSpan(span));
        if (field.Kind == AnswerKind.Picture && pictures?.TryGetValue(field.Value.Sq, out var picture) == true)
        {
            value.PaddingVertical(3).Width(PictureWidth).Image(picture);
            return;
        }

        value.Text(text =>
        {
            text.Span(field.Kind == AnswerKind.Picture || field.Value.Sq.Length == 0 ? "–" : field.Value.Sq);
            if (field.Kind != AnswerKind.Picture && Others(field.Value).ToList() is { Count: > 0 } others)
            {
                text.Span("\n" + string.Join(" · ", others)).FontSize(PaperStyle.Small + 0.5f).FontColor(PaperStyle.Grey);
            }
        });
    }

    private static IContainer Cell(IContainer cell) => cell.BorderBottom(0.5f).BorderColor(PaperStyle.Rule).PaddingHorizontal(4).PaddingVertical(3);

    private static IEnumerable<string> Others(PaperText text) => new[] { text.Sr, text.Third }.OfType<string>().Where(other => other != text.Sq).Distinct();
}
