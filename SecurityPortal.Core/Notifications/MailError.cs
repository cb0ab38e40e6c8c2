using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>Why a message did not go out.</summary>
/// <param name="Code"><c>mail.unreachable</c> (server down, slow or not trusted), <c>mail.refused</c> (it answered no) or <c>mail.invalid</c> (the message
/// cannot be written).</param>
/// <param name="Detail">For administrators: kind of failure and the server's status number. Never an address nor the server's words, which repeat
/// addresses.</param>
/// <param name="Permanent">True when the same message will be refused again.</param>
public sealed record MailError(string Code, string Detail, bool Permanent) : Error(Code);
