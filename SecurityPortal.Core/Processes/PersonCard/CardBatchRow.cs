namespace SecurityPortal.Core.Processes.PersonCard;

/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Officer.</param>
/// <param name="Count">Cards in it.</param>
public sealed record CardBatchRow(Guid Id, string Number, DateTime At, string By, int Count);
