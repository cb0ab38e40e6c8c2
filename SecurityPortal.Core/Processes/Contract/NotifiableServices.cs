using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>What a company may notify today.</summary>
/// <param name="Barrier">Why it may notify nothing; null when it may.</param>
/// <param name="MayPrepare">The person has the permission to prepare.</param>
/// <param name="Services">The service classes in use, with the licence that is valid today.</param>
/// <param name="Figures">Figures of the rules.</param>
/// <param name="ResponsiblePerson">Responsible person named in the request of the last licence.</param>
public sealed record NotifiableServices(
    Error? Barrier, bool MayPrepare, IReadOnlyList<ContractableService> Services, ContractFigures Figures, string? ResponsiblePerson);

/// <summary>A class of service, and the licence of it.</summary>
/// <param name="Code">Class code.</param>
/// <param name="Name">Class name.</param>
/// <param name="LicenceNumber">Number of the licence valid today; null without one.</param>
/// <param name="ValidTo">Its last day.</param>
public sealed record ContractableService(string Code, LocalName Name, string? LicenceNumber, DateOnly? ValidTo);
