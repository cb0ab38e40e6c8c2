using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// That a business number belongs to a company's account. A business may have two numbers, old and new: each is claimed, so that one business has one
/// account over both its forms. An administrator who releases a wrongly taken number deletes the row; the audit trail keeps what was.
/// </summary>
public sealed class BusinessNumberClaim
{
    /// <summary>Key: the number itself.</summary>
    public required BusinessNumber Number { get; init; }

    /// <summary>The company that holds it.</summary>
    public required Guid CompanyId { get; init; }
}
