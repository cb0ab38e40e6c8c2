using FluentValidation;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>
/// Rules answer codes, not sentences. A failure's error code and message are both the code, and its CustomState is the
/// <see cref="Error"/> with the values for the sentence. As everywhere in FluentValidation, a rule about the form of a text lets an
/// empty one pass: say <see cref="Required{T, TProperty}"/> where it must be there.
/// </summary>
public static class RuleCodes
{
    /// <summary>Gives the rule before it this code, and the values for the places {0}, {1} … of its sentence.</summary>
    public static IRuleBuilderOptions<T, TProperty> WithCode<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, string code, params object[] arguments)
    {
        var error = new Error(code) { Arguments = arguments };
        return rule.WithErrorCode(code).WithMessage(code).WithState(_ => error);
    }

    /// <summary>Must be there: not null, not blank, not an empty list. Hand in the code of the rule that follows, whose sentence says what to enter.</summary>
    public static IRuleBuilderOptions<T, TProperty> Required<T, TProperty>(
        this IRuleBuilder<T, TProperty> rule, string code = "common.required") => rule.NotEmpty().WithCode(code);
}
