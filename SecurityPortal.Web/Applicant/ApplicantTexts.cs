namespace SecurityPortal.Web.Applicant;

/// <summary>Marks the texts of the applicant's own pages.</summary>
public sealed class ApplicantTexts;
