namespace SecurityPortal.Web.Screens;

/// <summary>Where shared pages leave room for parts of processes.</summary>
public enum PageSlot
{
    /// <summary>The ministry's first page, above the lists. No parameters.</summary>
    OfficerHome,

    /// <summary>Beside the heading of a company's licences. No parameters.</summary>
    OwnLicences,

    /// <summary>What the ministry's page of any case says of its applicant. The parameter <c>CaseId</c> names the case.</summary>
    CaseApplicant,
}
