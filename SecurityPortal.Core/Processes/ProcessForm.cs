using System.Text.Json.Nodes;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes;

/// <summary>What an applicant fills in, for rooms that handle the answers as text of the current form. <see cref="Read"/> is the one door to answers of any
/// age.</summary>
public abstract class ProcessForm
{
    /// <summary>Keys of the wizard's steps in order; the last is <see cref="ProcessDefinition.CheckStep"/>.</summary>
    public abstract IReadOnlyList<string> Steps { get; }

    /// <summary>Current version of the answers' shape. Each version that was ever stored stays readable by <see cref="Upgrade"/>.</summary>
    public virtual int PayloadVersion => 1;

    /// <summary>Pictures that the form asks for.</summary>
    public virtual IReadOnlyList<PictureField> Pictures => [];

    /// <summary>Kinds of documents that only some requests need; <see cref="Need"/> says which.</summary>
    public virtual IReadOnlyCollection<string> ConditionalDocuments => [];

    /// <summary>Step with which the second page of the request sheet begins; null where the sheet breaks by itself.</summary>
    public virtual string? SecondSheetStep => null;

    /// <summary>Answers as stored, in today's shape; those of a later shape than this one throw.</summary>
    public string Read(StoredPayload stored)
    {
        if (stored.Version == PayloadVersion)
        {
            return stored.Json;
        }

        if (stored.Version > PayloadVersion || stored.Version < 1)
        {
            throw new InvalidOperationException($"Answers of version {stored.Version}; this form is of version {PayloadVersion}.");
        }

        var json = JsonNode.Parse(stored.Json)!.AsObject();
        for (var version = stored.Version; version < PayloadVersion; version++)
        {
            Upgrade(json, version);
        }

        return json.ToJsonString(PayloadJson.Options);
    }

    /// <summary>Name of whom a request is about, where that is not the applicant: tells several drafts of one class apart.</summary>
    public virtual string? AboutWhom(string payload) => null;

    /// <summary>A new payload, filled in from the applicant's account and, where there is one, from an earlier request.</summary>
    public abstract string NewPayload(Applicant applicant, string classCode, string? earlier);

    /// <summary>What is wrong with the answers of a step, or with all of them.</summary>
    public abstract IReadOnlyList<FieldError> Validate(string payload, string? step, DateOnly today);

    /// <summary>All answers, in order.</summary>
    public abstract IReadOnlyList<AnswerSection> Describe(string payload, AnswerLanguage language);

    public abstract IReadOnlyList<NamedPerson> People(string payload);

    /// <summary>Whether answers need a document of a kind.</summary>
    /// <param name="payload">The answers.</param>
    /// <param name="kindCode">Kind of the document.</param>
    /// <param name="amends">They amend a case that stays in force.</param>
    public abstract DocumentNeed Need(string payload, string kindCode, bool amends);

    /// <summary>Whether the step has rules of its own.</summary>
    public abstract bool Validates(string step, DateOnly today);

    /// <summary>Changes answers of <paramref name="fromVersion"/> into the shape of the version after it. A form whose version is above 1 brings it.</summary>
    protected virtual void Upgrade(JsonObject json, int fromVersion) =>
        throw new InvalidOperationException($"{GetType().Name} does not say how answers of version {fromVersion} are read.");
}
