using FluentValidation;

namespace SecurityPortal.Core.Processes;

/// <summary>A process whose applicants fill in a <typeparamref name="TPayload"/>.</summary>
public abstract class ProcessDefinition<TPayload> : ProcessDefinition
    where TPayload : class, new()
{
    /// <summary>The rules of a step, over the whole payload so that paths are whole; null for a step without fields.</summary>
    public abstract IValidator<TPayload>? ValidatorFor(string step, DateOnly today);

    /// <inheritdoc cref="ProcessDefinition.Describe"/>
    protected abstract IReadOnlyList<AnswerSection> Describe(TPayload payload, AnswerLanguage language);

    /// <inheritdoc cref="ProcessDefinition.People"/>
    protected abstract IReadOnlyList<NamedPerson> People(TPayload payload);

    /// <summary>Exactly the data printed on a paper of <see cref="ProcessDefinition.FormKinds"/>.</summary>
    protected abstract object FormData(TPayload payload, string kindCode, string? pictureHash);

    /// <inheritdoc cref="ProcessDefinition.NewPayload"/>
    protected abstract TPayload NewPayload(Applicant applicant, string classCode, TPayload? earlier);

    /// <summary>What is wrong with the answers of a step, or with all of them.</summary>
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
    public sealed override string FormDataCode(string payload, string kindCode, string? pictureHash) =>
        FormCode.Of(PayloadJson.Write(FormData(PayloadJson.Read<TPayload>(payload), kindCode, pictureHash)));

    /// <inheritdoc/>
    public sealed override string NewPayload(Applicant applicant, string classCode, string? earlier) =>
        PayloadJson.Write(NewPayload(applicant, classCode, earlier is null ? null : PayloadJson.Read<TPayload>(earlier)));
}
