using SecurityPortal.Core.Common;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>Papers that the portal makes from a draft, to be signed and attached.</summary>
public sealed class ProcessPapers
{
    // Names of codes may be changed by an administrator: what was signed is the code.
    private static readonly AnswerLanguage Printed = new(Languages.Culture(Languages.Albanian), new CodeBook([]), default);

    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>What stands on a paper of a kind.</summary>
    public required Func<string, FormLayout> Layout { get; init; }

    /// <summary>Code of what is printed on a paper, and of nothing else: when it changes, the signed paper is out of date.</summary>
    /// <param name="form">The form that was filled in.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="kindCode">Kind of the paper.</param>
    /// <param name="pictureHash">Hashes of the attached pictures.</param>
    public string DataCode(ProcessForm form, string payload, string kindCode, string? pictureHash)
    {
        var layout = Layout(kindCode);
        var answers = form.Describe(payload, Printed).SelectMany(s => s.Groups).SelectMany(g => g.Answers).Where(a => layout.Prints(a.Path)).ToList();
        return FormCode.Of(PayloadJson.Write(new
        {
            Answers = answers.ConvertAll(a => $"{Place(a.Path)}={a.Value.Trim()}"),
            Pictures = answers.Exists(a => a.Kind == AnswerKind.Picture) ? pictureHash : null,
        }));
    }

    // The key of an entry in a list is not printed.
    private static string Place(string path)
    {
        var start = path.IndexOf('[', StringComparison.Ordinal);
        return start < 0 ? path : path[..start] + path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..];
    }
}
