namespace SecurityPortal.Core.Notifications;

/// <summary>What came of looking for one mail to send.</summary>
public enum OutboxStep
{
    Idle,

    Sent,

    /// <summary>One mail did not leave; it is due again later.</summary>
    Failed,

    /// <summary>The mail server does not answer: trying the next mail at once would fail too.</summary>
    Unreachable,
}
