namespace SecurityPortal.Core.Cases;

/// <summary>Marks the labels of states, actions and kinds of request: <c>Status.{CaseStatus}</c>, <c>ApplicantStatus.{CaseStatus}</c>,
/// <c>Action.{CaseAction}</c>, <c>Kind.{RequestKind}</c>.</summary>
public sealed class CaseTexts;
