namespace SecurityPortal.Core.Processes;

/// <summary>What is wrong with an answer.</summary>
/// <param name="Step">Step where it is mended.</param>
/// <param name="Path">Path within the payload; empty for the step as a whole.</param>
/// <param name="Code">Code of the sentence in ErrorTexts.</param>
/// <param name="Arguments">Values for its places.</param>
public sealed record FieldError(string Step, string Path, string Code, IReadOnlyList<object> Arguments)
{
    /// <summary>An error without values.</summary>
    public FieldError(string step, string path, string code)
        : this(step, path, code, [])
    {
    }
}
