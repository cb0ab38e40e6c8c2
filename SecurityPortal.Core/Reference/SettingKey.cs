using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>A setting: its code and which values it takes.</summary>
/// <param name="Code">The code, e.g. <c>decision.days</c>.</param>
/// <param name="Rule">Its values.</param>
public abstract record SettingKey(string Code, SettingRule Rule)
{
    /// <summary>Whose day counts when it is read.</summary>
    public abstract RuleReading Reading { get; }
}

/// <summary>A setting that is read as of a day of one kind.</summary>
/// <typeparam name="TDay">The kind of day.</typeparam>
/// <param name="Code">The code.</param>
/// <param name="Rule">Its values.</param>
public sealed record SettingKey<TDay>(string Code, SettingRule Rule) : SettingKey(Code, Rule)
    where TDay : struct, IRuleDay
{
    /// <inheritdoc/>
    public override RuleReading Reading { get; } = default(TDay) switch
    {
        FilingDay => RuleReading.Filing,
        ActDay => RuleReading.Act,
        _ => RuleReading.Present,
    };
}
