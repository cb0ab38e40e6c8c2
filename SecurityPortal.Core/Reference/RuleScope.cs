using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>Whose day counts when a row of the rules is read.</summary>
public enum RuleReading
{
    /// <summary>That of a case's filing.</summary>
    Filing,

    /// <summary>That of an act.</summary>
    Act,

    /// <summary>The present one: nothing is left behind.</summary>
    Present,
}

/// <summary>Which cases and acts read a row of the rules.</summary>
/// <param name="Reading">Whose day counts.</param>
public sealed record RuleScope(RuleReading Reading)
{
    /// <summary>Cases of one process; null for those of all.</summary>
    public string? ProcessKey { get; init; }

    /// <summary>Code list in which <see cref="ClassCode"/> stands; null where the process says it.</summary>
    public string? List { get; init; }

    /// <summary>Cases of one class; null for those of all.</summary>
    public string? ClassCode { get; init; }

    /// <summary>Name of the kind of request; null for those of all.</summary>
    public string? Kind { get; init; }

    /// <summary>That of a fee: its code names process, class and kind.</summary>
    public static RuleScope OfTariff(string code) => code.Split('/') is [var process, var classCode, var kind]
        ? new RuleScope(RuleReading.Filing) { ProcessKey = process, ClassCode = classCode, Kind = kind }
        : new RuleScope(RuleReading.Filing);
}

/// <summary>Tells what lives by a row of the rules; the rooms that keep cases and acts answer.</summary>
public interface IRuleUse
{
    /// <summary>Whether something since a moment, UTC, has read the row, so that it can no longer be corrected.</summary>
    Task<bool> IsUsedAsync(PortalDbContext db, RuleScope scope, DateTime since, CancellationToken ct);

    /// <summary>How many open cases keep what held before a moment, UTC.</summary>
    Task<int> KeptAsync(PortalDbContext db, RuleScope scope, DateTime before, CancellationToken ct);
}
