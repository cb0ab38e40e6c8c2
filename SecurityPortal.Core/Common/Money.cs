namespace SecurityPortal.Core.Common;

/// <summary>Amounts are whole cents of euro; people read 1.234,56 €.</summary>
public static class Money
{
    public static string Format(long cents) => (cents / 100m).ToString("C2", Languages.Culture(Languages.Albanian));
}
