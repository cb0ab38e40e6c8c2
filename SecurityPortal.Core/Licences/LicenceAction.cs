namespace SecurityPortal.Core.Licences;

/// <summary>What happened to a licence after issue.</summary>
public enum LicenceAction
{
    /// <summary>A suspension was proposed.</summary>
    ProposeSuspend,

    /// <summary>The lifting of the suspension was proposed.</summary>
    ProposeLift,

    /// <summary>A revocation was proposed.</summary>
    ProposeRevoke,

    /// <summary>The supervisor did not follow the proposal.</summary>
    RejectProposal,

    Suspend,

    Lift,

    Revoke,

    Appeal,

    /// <summary>The appeal was upheld: the licence is what it was before.</summary>
    AppealUphold,

    /// <summary>The appeal was rejected: the decision stands.</summary>
    AppealReject,

    /// <summary>Sent back for a new decision.</summary>
    AppealReturn,

    /// <summary>The last day has passed.</summary>
    Expire,
}
