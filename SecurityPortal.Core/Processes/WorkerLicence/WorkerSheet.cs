using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>What an applicant sees of a worker before a request: their own cases and drafts about them, and what can be asked for.</summary>
/// <param name="Cases">Own requests about the worker, the latest first.</param>
/// <param name="Classes">Each class with the one action allowed now, or why there is none.</param>
public sealed record WorkerSheet(IReadOnlyList<WorkerCase> Cases, IReadOnlyList<ClassRow> Classes);

/// <summary>What stands in the way of a draft.</summary>
/// <param name="Obstacle">Why it cannot be filed; null when it can.</param>
/// <param name="ConsentOf">The person in the register who has to agree first.</param>
public sealed record WorkerCheck(Error? Obstacle, Guid? ConsentOf);

/// <summary>A request about a worker.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
/// <param name="ClassName">Class asked for.</param>
/// <param name="Status">State, as the applicant reads it.</param>
public sealed record WorkerCase(Guid Id, string Number, string ClassCode, LocalName ClassName, CaseStatus Status);
