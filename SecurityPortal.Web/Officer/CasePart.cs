namespace SecurityPortal.Web.Officer;

/// <summary>The parts of the ministry's case page; on wide screens the answers always stand beside another part.</summary>
public enum CasePart
{
    Answers,

    /// <summary>Attached and made papers.</summary>
    Documents,

    /// <summary>The registries' answers beside what was entered.</summary>
    Registry,

    /// <summary>Criteria with their ticks.</summary>
    Criteria,

    /// <summary>The applicant's other cases and licences, look-alikes.</summary>
    Company,

    /// <summary>Who did what when.</summary>
    History,
}
