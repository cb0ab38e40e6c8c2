using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes;

/// <summary>What the public reads of the services on offer: what they ask for, cost and take.</summary>
/// <param name="Services">In the order of the catalogue.</param>
/// <param name="DecisionDays">Days within which the division decides; the count stops while an applicant completes a request.</param>
/// <param name="PaymentDays">Days to pay a slip.</param>
/// <param name="AppealDays">Days to appeal a decision.</param>
/// <param name="LicenceYears">Years a licence is valid.</param>
/// <param name="RenewalDays">Days before expiry on which renewal opens.</param>
public sealed record ServiceOverview(
    IReadOnlyList<ServiceInfo> Services, int DecisionDays, int PaymentDays, int AppealDays, int LicenceYears, int RenewalDays);

/// <param name="Process">Its process.</param>
/// <param name="Classes">The classes in use today, in order.</param>
/// <param name="Documents">What is asked for today, in order.</param>
public sealed record ServiceInfo(ProcessDefinition Process, IReadOnlyList<ServiceClassInfo> Classes, IReadOnlyList<ServiceDocument> Documents)
{
    /// <summary>It costs something, and something of a limited validity is granted.</summary>
    public bool HasFees => Classes.Any(c => c.FeeCents is not null || c.RenewalFeeCents is not null);
}

/// <summary>One class of a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FeeCents">Fee of a first request; null while the tariff has no row.</param>
/// <param name="RenewalFeeCents">Fee of a renewal; null while the tariff has no row.</param>
/// <param name="IsFeeConfirmed">False while an administrator has not confirmed the amounts.</param>
public sealed record ServiceClassInfo(LocalName Name, long? FeeCents, long? RenewalFeeCents, bool IsFeeConfirmed);

/// <summary>One document asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">False when it may be left out.</param>
/// <param name="IsConfirmed">False while an administrator has not confirmed that it is asked for.</param>
/// <param name="IsMadeByPortal">The portal makes it from the answers, to be signed.</param>
/// <param name="ClassName">The one class that needs it; null for every class.</param>
/// <param name="IsConditional">The answers decide whether it is required.</param>
public sealed record ServiceDocument(
    LocalName Name, bool IsRequired, bool IsConfirmed, bool IsMadeByPortal, LocalName? ClassName = null, bool IsConditional = false);
