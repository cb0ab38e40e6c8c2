namespace SecurityPortal.Core.Papers;

/// <summary>The training printed on the paper that certifies it.</summary>
/// <param name="Institution">Who trained; null where it is not known.</param>
/// <param name="PassedOn">Day of the exam passed.</param>
public sealed record CertifiedTraining(string? Institution, DateOnly PassedOn);
