namespace SecurityPortal.Core.Common;

/// <summary>Marks the sentences of error codes: the key is the code.</summary>
public sealed class ErrorTexts;
