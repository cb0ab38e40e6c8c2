using FluentValidation;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes;

/// <summary>A form whose answers are a <typeparamref name="TPayload"/>.</summary>
public abstract class ProcessForm<TPayload> : ProcessForm
    where TPayload : class, new()
{
    private static readonly Dictionary<string, DocumentCondition<TPayload>> NoConditions = [];

    /// <inheritdoc/>
    public sealed override IReadOnlyCollection<string> ConditionalDocuments => [.. Conditions.Keys];

    /// <summary>Which answers need the documents that not every request needs, by kind.</summary>
    protected virtual IReadOnlyDictionary<string, DocumentCondition<TPayload>> Conditions => NoConditions;

    /// <summary>Answers as stored, in today's shape.</summary>
    public TPayload Open(StoredPayload stored) => PayloadJson.Read<TPayload>(Read(stored));

    /// <summary>The rules of a step, over the whole payload so that paths are whole; null for a step without fields.</summary>
    public abstract IValidator<TPayload>? ValidatorFor(string step, DateOnly today);

    /// <inheritdoc cref="ProcessForm.Describe"/>
    protected abstract IReadOnlyList<AnswerSection> Describe(TPayload payload, AnswerLanguage language);

    /// <inheritdoc cref="ProcessForm.People"/>
    protected abstract IReadOnlyList<NamedPerson> People(TPayload payload);

    /// <inheritdoc cref="ProcessForm.NewPayload"/>
    protected abstract TPayload NewPayload(Applicant applicant, string classCode, TPayload? earlier);

    /// <inheritdoc cref="ProcessForm.Validate"/>
    public IReadOnlyList<FieldError> Validate(TPayload payload, string? step, DateOnly today) =>
    [
        .. Steps.Where(s => step is null || s == step).SelectMany(s => ValidatorFor(s, today)?.Validate(payload).Errors
            .Select(e => new FieldError(s, e.PropertyName, e.ErrorCode, (e.CustomState as Common.Error)?.Arguments ?? [])) ?? []),
    ];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<FieldError> Validate(string payload, string? step, DateOnly today) =>
        Validate(PayloadJson.Read<TPayload>(payload), step, today);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<AnswerSection> Describe(string payload, AnswerLanguage language) =>
        Describe(PayloadJson.Read<TPayload>(payload), language);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<NamedPerson> People(string payload) => People(PayloadJson.Read<TPayload>(payload));

    /// <inheritdoc/>
    public sealed override DocumentNeed Need(string payload, string kindCode, bool amends) =>
        Conditions.TryGetValue(kindCode, out var condition) ? condition(PayloadJson.Read<TPayload>(payload), amends) : DocumentNeed.AsListed;

    /// <inheritdoc/>
    public sealed override string NewPayload(Applicant applicant, string classCode, string? earlier) =>
        PayloadJson.Write(NewPayload(applicant, classCode, earlier is null ? null : PayloadJson.Read<TPayload>(earlier)));

    /// <inheritdoc/>
    public sealed override bool Validates(string step, DateOnly today) => ValidatorFor(step, today) is not null;
}
